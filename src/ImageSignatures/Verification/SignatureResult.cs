using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification;

/// <summary>What a verifier found of one signature. What it does not tell is null.</summary>
public sealed record SignatureResult
{
    /// <summary>Digest of the signature manifest.</summary>
    public required string Digest { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>ARN of the AWS Signer profile version that signed.</summary>
    public string? SigningProfileVersion { get; init; }

    /// <summary>ARN of the AWS Signer job, which is what gets revoked.</summary>
    public string? SigningJob { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The moment from which on the verdict may be another one: the signature's expiry or, where its certificates have to be valid at the
    /// verification, the end of the first one, whichever is next. Null where time changes nothing or the verifier does not tell.
    /// </summary>
    /// <remarks>For whoever keeps the verdict; it is no part of a report.</remarks>
    public DateTimeOffset? TrustedUntil { get; init; }
}
