namespace EcsImageAuditor.Auditing;

/// <summary>What an audit came to, as JSON.</summary>
public sealed record AuditSummary
{
    private const int MostFindings = 200;

    /// <summary>Number of containers judged.</summary>
    public required int Containers { get; init; }

    /// <summary>True when something was inconclusive or left undone.</summary>
    public required bool NeedsRetry { get; init; }

    /// <summary>Events that were not audited, and why.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    /// <summary>The containers; the first 200 of more.</summary>
    public required IReadOnlyList<FindingReport> Findings { get; init; }

    public static AuditSummary Of(IReadOnlyList<TaskOutcome> outcomes, IReadOnlyList<string> skipped) => new()
    {
        Containers = outcomes.Sum(outcome => outcome.Findings.Count),
        NeedsRetry = outcomes.Any(outcome => outcome.NeedsRetry),
        Skipped = skipped,
        Findings = [.. outcomes.SelectMany(outcome => outcome.Findings).Take(MostFindings).Select(finding => new FindingReport(finding))],
    };
}
