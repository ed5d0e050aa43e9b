using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>An image and its verdict as JSON: one object an image, the members named in camel case.</summary>
public record ImageReport
{
    public required string Image { get; init; }

    public string? Digest { get; init; }

    public DigestSource? DigestSource { get; init; }

    public required VerdictKind Verdict { get; init; }

    public Reason? Reason { get; init; }

    /// <summary>What excuses the image, when it is exempt.</summary>
    public string? Rule { get; init; }

    public string? Verifier { get; init; }

    public required long ElapsedMs { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    public required IReadOnlyList<SignatureReport> Signatures { get; init; }

    public static ImageReport Of(ImageAudit audit) => new()
    {
        Image = audit.Name,
        Digest = audit.Image?.Digest.ToString(),
        DigestSource = audit.Image?.Source,
        Verdict = audit.Verdict.Kind,
        Reason = audit.Reason,
        Rule = (audit.Verdict as Verdict.Exempt)?.Rule,
        Verifier = audit.Verifier,
        ElapsedMs = (long)audit.Elapsed.TotalMilliseconds,
        Warnings = audit.Verification.Warnings,
        Signatures = [.. audit.Verification.Signatures.Select(SignatureReport.Of)],
    };
}
