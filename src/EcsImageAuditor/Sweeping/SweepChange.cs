using System.Text.Json.Serialization;

namespace EcsImageAuditor.Sweeping;

/// <summary>What changed about an image since the sweep before.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SweepChange>))]
public enum SweepChange
{
    [JsonStringEnumMemberName("newly-revoked")] NewlyRevoked,
    [JsonStringEnumMemberName("newly-untrusted")] NewlyUntrusted,
    [JsonStringEnumMemberName("newly-unsigned")] NewlyUnsigned,
    [JsonStringEnumMemberName("newly-trusted")] NewlyTrusted,
}
