using System.Text.Json.Serialization;

namespace EcsImageAuditor.Doctor;

/// <summary>What a check came to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckState>))]
public enum CheckState
{
    /// <summary>It works.</summary>
    [JsonStringEnumMemberName("ok")] Ok,

    /// <summary>It works, but somebody should look at it.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>It does not work until it is mended.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>It could not be told.</summary>
    [JsonStringEnumMemberName("unknown")] Unknown,
}
