using System.Text.Json.Serialization;

namespace EcsImageAuditor.Auditing;

/// <summary>What a verdict about an image means for a container of a task.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Decision>))]
public enum Decision
{
    [JsonStringEnumMemberName("allow")] Allow,
    [JsonStringEnumMemberName("alert")] Alert,

    /// <summary>Alert, and stop the task.</summary>
    [JsonStringEnumMemberName("stop")] Stop,

    /// <summary>Alert, and fail the deployment before it starts a task.</summary>
    [JsonStringEnumMemberName("block")] Block,
}
