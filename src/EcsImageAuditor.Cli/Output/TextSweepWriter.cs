using EcsImageAuditor.Sweeping;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using Spectre.Console;

namespace EcsImageAuditor.Cli.Output;

/// <summary>Images that are not good, what changed, and the numbers by cluster and workload.</summary>
internal sealed class TextSweepWriter(IAnsiConsole console) : ISweepWriter
{
    private const int MostWorkloads = 50;

    private readonly List<SweepReport> _shown = [];

    public void Write(SweepReport report)
    {
        if (report.Change is not null || report.Verdict is not (VerdictKind.Trusted or VerdictKind.Exempt))
            _shown.Add(report);
    }

    public void Conclude(SweepSummary summary)
    {
        foreach (
            var report in _shown
                .OrderBy(report => report.Cluster, StringComparer.Ordinal)
                .ThenBy(report => report.Workload, StringComparer.Ordinal)
        )
            Show(report);
        if (summary.Workloads.Count > 0)
            console.Write(Table(summary));

        foreach (var trouble in summary.Clusters.Select(cluster => cluster.Trouble).OfType<string>().Concat(summary.Notes))
            console.MarkupLine($"[yellow]not swept[/]     {Markup.Escape(Printable.Clean(trouble, 1024))}");
        if (!summary.Complete)
            console.MarkupLine("[yellow]The time was used up; with --state the next sweep goes on from here.[/]");
        console.MarkupLine(
            $"[bold]{Counted.Of(summary.Tasks, "task")}, {Counted.Of(summary.Images, "image")}[/] in {Counted.Of(summary.Clusters.Count, "cluster")}: {Counts(summary.Containers)}"
        );
    }

    private void Show(SweepReport report)
    {
        var colour = report.Verdict switch { VerdictKind.Trusted => "green", VerdictKind.Inconclusive => "yellow", _ => "red" };
        var change = report.Change is { } changed ? $" [bold]{WireName.Of(changed)}[/]" : string.Empty;
        console.MarkupLine(
            $"[{colour}]{WireName.Of(report.Verdict), -12}[/] {Text(report.Workload)}/{Text(report.Container)}  {Text(report.Image)}{change}"
        );
        if (report.Reason is { } reason)
            console.MarkupLine($"             [grey]{WireName.Of(reason.Code)}: {Text(reason.Message)}[/]");
    }

    private static Table Table(SweepSummary summary)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("Cluster", "Workload");
        foreach (var name in new[] { "Tasks", "Trusted", "Exempt", "Unsigned", "Untrusted", "Inconclusive" })
            table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var workload in summary.Workloads.Take(MostWorkloads))
        {
            var counts = workload.Containers;
            int[] numbers = [workload.Tasks, counts.Trusted, counts.Exempt, counts.Unsigned, counts.Untrusted, counts.Inconclusive];
            table.AddRow([
                Text(workload.Cluster[(workload.Cluster.LastIndexOf('/') + 1)..]),
                Text(workload.Workload),
                .. numbers.Select(number => $"{number}"),
            ]);
        }

        var left = summary.Workloads.Count + summary.OmittedWorkloads - MostWorkloads;
        return left > 0 ? table.Caption($"and {left} more workloads, none worse than these; --output json names them") : table;
    }

    private static string Counts(VerdictCounts counts) =>
        $"{counts.Trusted} trusted, {counts.Exempt} exempt, {counts.Unsigned} unsigned, {counts.Untrusted} untrusted, {counts.Inconclusive} inconclusive";

    private static string Text(string text) => Markup.Escape(Printable.Clean(text, 1024));
}
