using System.Text.Json.Serialization;

namespace ImageSignatures.Verdicts;

/// <summary>The five verdicts. Only <see cref="Unsigned"/> and <see cref="Untrusted"/> may stop a task.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictKind>))]
public enum VerdictKind
{
    /// <summary>A signature passed every enforced validation.</summary>
    [JsonStringEnumMemberName("trusted")] Trusted,

    /// <summary>A rule excuses the image; nothing was verified.</summary>
    [JsonStringEnumMemberName("exempt")] Exempt,

    /// <summary>The registry answered and no signature refers to the digest.</summary>
    [JsonStringEnumMemberName("unsigned")] Unsigned,

    /// <summary>Signatures exist and none passed.</summary>
    [JsonStringEnumMemberName("untrusted")] Untrusted,

    /// <summary>It could not be determined: neither good nor bad.</summary>
    [JsonStringEnumMemberName("inconclusive")] Inconclusive,
}
