using System.Text.Json.Serialization;

namespace EcsImageAuditor.Auditing;

/// <summary>Where the audited digest came from, in the order in which the sources are asked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DigestSource>))]
public enum DigestSource
{
    /// <summary>The image reference holds it.</summary>
    [JsonStringEnumMemberName("reference")] Reference,

    /// <summary>ECS reported it in the event.</summary>
    [JsonStringEnumMemberName("event")] Event,

    /// <summary>ECS told it when asked, with DescribeTasks or DescribeServiceRevisions.</summary>
    [JsonStringEnumMemberName("describe-tasks")] DescribeTasks,

    /// <summary>The registry resolved the tag, now: it may have moved since the container started.</summary>
    [JsonStringEnumMemberName("registry")] Registry,
}
