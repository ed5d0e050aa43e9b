using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>An image and its verdict.</summary>
public sealed record ImageAudit
{
    /// <summary>The image as it was named, also where it could not be parsed or resolved.</summary>
    public required string Name { get; init; }

    /// <summary>Null where the verdict was given without a digest.</summary>
    public AuditedImage? Image { get; init; }

    public required ImageVerification Verification { get; init; }

    /// <summary>Name of the verifier, or null where none was asked.</summary>
    public string? Verifier { get; init; }

    /// <summary>Time that the verification took.</summary>
    public TimeSpan Elapsed { get; init; }

    public Verdict Verdict => Verification.Verdict;

    public Reason? Reason => (Verdict as Verdict.Reasoned)?.Reason;
}
