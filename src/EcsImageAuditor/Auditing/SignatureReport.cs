using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>A signature and its verdict as JSON.</summary>
public sealed record SignatureReport
{
    public required string Digest { get; init; }

    public required VerdictKind Verdict { get; init; }

    public Reason? Reason { get; init; }

    public string? SigningProfileVersion { get; init; }

    public string? SigningJob { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public static SignatureReport Of(SignatureResult signature) => new()
    {
        Digest = signature.Digest,
        Verdict = signature.Verdict.Kind,
        Reason = (signature.Verdict as Verdict.Reasoned)?.Reason,
        SigningProfileVersion = signature.SigningProfileVersion,
        SigningJob = signature.SigningJob,
        SignedAt = signature.SignedAt,
        ExpiresAt = signature.ExpiresAt,
    };
}
