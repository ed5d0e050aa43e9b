using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>What people are told in place of alerts that are too many.</summary>
/// <param name="Scope">Whose alerts they are.</param>
/// <param name="Sent">Alerts of this window that went out one by one.</param>
/// <param name="LeftOut">Alerts that did not, since the last summary.</param>
/// <param name="Unlisted">Findings beyond these, of alerts that were too many to remember.</param>
/// <param name="Until">When the window ends, after which alerts go out one by one again.</param>
public sealed record AlertSummary(
    AlertScope Scope, IReadOnlyList<AlertEntry> Sent, IReadOnlyList<AlertEntry> LeftOut, long Unlisted, DateTimeOffset Until)
{
    private const int MostWorkloads = 10;

    /// <summary>Alerts by reason, the most first; both those that were sent and those that were left out.</summary>
    public IReadOnlyList<(string Reason, int Alerts)> Reasons => Count(entry => entry.Reason, int.MaxValue);

    /// <summary>The verdicts that the reasons stand for.</summary>
    public IReadOnlyList<VerdictKind> Verdicts =>
        [.. Sent.Concat(LeftOut).Select(entry => entry.Verdict).Distinct().Order()];

    /// <summary>The workloads with the most alerts, ten at most.</summary>
    public IReadOnlyList<(string Workload, int Alerts)> Workloads => Count(entry => entry.Workload, MostWorkloads);

    private List<(string, int)> Count(Func<AlertEntry, string> by, int most) =>
    [
        .. Sent
            .Concat(LeftOut)
            .CountBy(by, StringComparer.Ordinal)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Take(most)
            .Select(count => (count.Key, count.Value)),
    ];
}
