using System.Text.Json.Serialization;

namespace ImageSignatures.Signing;

/// <summary>What became of an image.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SigningResult>))]
public enum SigningResult
{
    /// <summary>It was signed, and the verifier trusts it.</summary>
    [JsonStringEnumMemberName("signed")] Signed,

    /// <summary>It carried a good signature of the profile before; nothing was signed.</summary>
    [JsonStringEnumMemberName("already-signed")] AlreadySigned,

    /// <summary>A dry run: nothing was done.</summary>
    [JsonStringEnumMemberName("planned")] Planned,

    /// <summary>It is not signed, and will not be before somebody does something.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>It could not be signed this time, or it could not be told whether it is.</summary>
    [JsonStringEnumMemberName("inconclusive")] Inconclusive,
}
