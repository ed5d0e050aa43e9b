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
}
