using EcsImageAuditor.Auditing;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.State.DynamoDb;

/// <summary>
/// A verification as an item holds it, which takes 400 KB: whoever may push to a repository may attach many signatures with long
/// texts. What decides and what people act on is kept, the rest is cut.
/// </summary>
internal sealed record StoredVerification
{
    private const int MostSignatures = 25;
    private const int MostWarnings = 25;
    private const int LongestMessage = 200;
    private const int LongestReason = 2_000;

    /// <summary>Longer than an ARN or a digest can be. A part of one would name something else.</summary>
    private const int LongestName = 512;

    public required VerdictKind Verdict { get; init; }

    public Reason? Reason { get; init; }

    /// <summary>What excuses an exempt image.</summary>
    public string? Rule { get; init; }

    /// <summary>An item that somebody else wrote may lack them.</summary>
    public IReadOnlyList<string?>? Warnings { get; init; }

    /// <inheritdoc cref="Warnings"/>
    public IReadOnlyList<SignatureReport?>? Signatures { get; init; }

    public static StoredVerification Of(ImageVerification verification) => new()
    {
        Verdict = verification.Verdict.Kind,
        Reason = Cut((verification.Verdict as Verdict.Reasoned)?.Reason, LongestReason),
        Rule = (verification.Verdict as Verdict.Exempt)?.Rule,
        Warnings = [.. verification.Warnings.Take(MostWarnings).Select(warning => Printable.Clean(warning, LongestMessage))],
        Signatures = [.. Kept(verification).Select(SignatureReport.Of).Select(Cut)],
    };

    /// <returns>The verification, or null where the item does not hold a definite verdict.</returns>
    public ImageVerification? ToVerification() => VerdictOf(Verdict, Reason, Rule) is { IsDefinite: true } verdict
        ? new ImageVerification
        {
            Verdict = verdict,
            Warnings = [.. (Warnings ?? []).OfType<string>()],
            Signatures = [.. (Signatures ?? []).OfType<SignatureReport>().Select(ToResult)],
        }
        : null;

    /// <summary>In their order; the one that decides is always among them.</summary>
    private static IEnumerable<SignatureResult> Kept(ImageVerification verification) =>
        verification
            .Signatures.Index()
            .OrderByDescending(signature => signature.Item.Verdict == verification.Verdict)
            .Take(MostSignatures)
            .OrderBy(signature => signature.Index)
            .Select(signature => signature.Item);

    private static SignatureReport Cut(SignatureReport report) =>
        report with
        {
            Digest = Short(report.Digest) ?? string.Empty,
            Reason = Cut(report.Reason, LongestMessage),
            SigningProfileVersion = Short(report.SigningProfileVersion),
            SigningJob = Short(report.SigningJob),
        };

    private static Reason? Cut(Reason? reason, int longest) =>
        reason is null ? null : reason with { Message = Printable.Clean(reason.Message, longest) };

    private static string? Short(string? name) => name?.Length > LongestName ? null : name;

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
