using System.Text.Json;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Cli.Shell;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using Spectre.Console;

namespace EcsImageAuditor.Cli.Output;

/// <summary>Writes verdicts, for people or for machines.</summary>
internal sealed class ReportWriter(Terminal terminal, OutputFormat format)
{
    private const int VerdictWidth = 12;

    public void Write(ImageAudit audit)
    {
        if (format == OutputFormat.Json)
            terminal.Out.WriteLine(JsonSerializer.Serialize(ImageReport.Of(audit), ReportJsonContext.Readable.ImageReport));
        else
            WriteImage(audit, audit.Name, null);
    }

    public void Write(Finding finding)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Out.WriteLine(JsonSerializer.Serialize(new FindingReport(finding), ReportJsonContext.Readable.FindingReport));
            return;
        }

        var task = finding.Audit.Task;
        WriteImage(
            finding.Audit.Image,
            $"{task.ServiceName ?? task.TaskId}/{finding.Audit.Container.Name}  {finding.Audit.Image.Name}",
            Done(finding)
        );
    }

    /// <summary>One line that counts the verdicts; nothing for machines, who can count.</summary>
    public void WriteSummary(IReadOnlyCollection<Verdict> verdicts)
    {
        if (format == OutputFormat.Json)
            return;

        var counts = verdicts
            .GroupBy(verdict => verdict.Kind)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {WireName.Of(group.Key)}");
        terminal.Console.WriteLine();
        terminal.Console.MarkupLine(
            $"[bold]{verdicts.Count} {(verdicts.Count == 1 ? "image" : "images")}[/]{(verdicts.Count == 0 ? string.Empty : ": ")}{string.Join(", ", counts)}"
        );
    }

    private void WriteImage(ImageAudit audit, string subject, string? done)
    {
        var verdict = WireName.Of(audit.Verdict.Kind).PadRight(VerdictWidth);
        terminal.Console.MarkupLine($"[{Colour(audit.Verdict)}]{verdict}[/] {Markup.Escape(Printable.Clean(subject, 1024))}");
        Detail(audit.Reason is { } reason ? $"{WireName.Of(reason.Code)}: {reason.Message}" : (audit.Verdict as Verdict.Exempt)?.Rule);
        foreach (var warning in audit.Verification.Warnings)
            Detail($"note: {warning}");
        if (audit.Image is { Source: DigestSource.Registry })
            Detail($"note: the digest is what the tag means now ({audit.Image.Digest}).");
        Detail(done);
    }

    private void Detail(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            terminal.Console.MarkupLine($"{new string(' ', VerdictWidth + 1)}[grey]{Markup.Escape(Printable.Clean(text, 2048))}[/]");
    }

    private static string? Done(Finding finding) => (finding.Audit.Decision, finding.Stop) switch
    {
        (Decision.Allow, _) => null,
        (_, StopResult.Stopped) => "The task was stopped.",
        (_, StopResult.WouldStop) => "The task would be stopped.",
        (_, StopResult.AlreadyGone) => "The task had ended before.",
        (_, StopResult.Failed failed) => failed.Why,
        _ => null,
    };

    private static string Colour(Verdict verdict) => verdict.Kind switch
    {
        VerdictKind.Trusted => "green",
        VerdictKind.Exempt => "blue",
        VerdictKind.Inconclusive => "yellow",
        _ => "red",
    };
}
