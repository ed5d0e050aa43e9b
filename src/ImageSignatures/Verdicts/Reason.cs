using System.Text.Json.Serialization;

namespace ImageSignatures.Verdicts;

/// <summary>Why an image is not trusted.</summary>
/// <param name="Code">The machine's half.</param>
/// <param name="Message">One sentence for a person: the cause and, where there is one, the remedy. Never holds a credential.</param>
public sealed record Reason(ReasonCode Code, string Message)
{
    /// <summary>The verdict that the code stands for.</summary>
    [JsonIgnore]
    public VerdictKind Kind =>
        Code switch
        {
            ReasonCode.NoSignature or ReasonCode.SigningInProgress => VerdictKind.Unsigned,
            ReasonCode.Integrity
            or ReasonCode.Chain
            or ReasonCode.Identity
            or ReasonCode.Expired
            or ReasonCode.SigningTime
            or ReasonCode.Revoked
            or ReasonCode.NoPolicy
            or ReasonCode.UnsupportedSignature
            or ReasonCode.SignatureLimit
            or ReasonCode.RegistryNotAllowed => VerdictKind.Untrusted,
            _ => VerdictKind.Inconclusive,
        };
}
