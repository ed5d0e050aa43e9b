using EcsImageAuditor.Auditing;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>A verification as an item holds it.</summary>
internal sealed record StoredVerification
{
    public required VerdictKind Verdict { get; init; }

    public Reason? Reason { get; init; }

    /// <summary>What excuses an exempt image.</summary>
    public string? Rule { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public IReadOnlyList<SignatureReport> Signatures { get; init; } = [];

    public static StoredVerification Of(ImageVerification verification) => new()
    {
        Verdict = verification.Verdict.Kind,
        Reason = (verification.Verdict as Verdict.Reasoned)?.Reason,
        Rule = (verification.Verdict as Verdict.Exempt)?.Rule,
        Warnings = verification.Warnings,
        Signatures = [.. verification.Signatures.Select(SignatureReport.Of)],
    };

    /// <returns>The verification, or null where the item does not hold a definite verdict.</returns>
    public ImageVerification? ToVerification() => VerdictOf(Verdict, Reason, Rule) is { IsDefinite: true } verdict
        ? new ImageVerification { Verdict = verdict, Warnings = Warnings, Signatures = [.. Signatures.Select(ToResult)] }
        : null;

    private static SignatureResult ToResult(SignatureReport report) =>
        new()
        {
            Digest = report.Digest,
            Verdict =
                VerdictOf(report.Verdict, report.Reason, null)
                ?? ImageSignatures.Verdicts.Verdict.Because(ReasonCode.VerifierFailed, "The verdict was not kept."),
            SigningProfileVersion = report.SigningProfileVersion,
            SigningJob = report.SigningJob,
            SignedAt = report.SignedAt,
            ExpiresAt = report.ExpiresAt,
        };

    private static Verdict? VerdictOf(VerdictKind kind, Reason? reason, string? rule) => kind switch
    {
        VerdictKind.Trusted => ImageSignatures.Verdicts.Verdict.Trust,
        VerdictKind.Exempt when rule is not null => ImageSignatures.Verdicts.Verdict.Excuse(rule),
        _ when reason is not null && reason.Kind == kind => ImageSignatures.Verdicts.Verdict.Because(reason),
        _ => null,
    };
}
