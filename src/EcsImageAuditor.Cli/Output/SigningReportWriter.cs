using System.Globalization;
using System.Text.Json;
using EcsImageAuditor.Cli.Shell;
using ImageSignatures.Signing;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using Spectre.Console;

namespace EcsImageAuditor.Cli.Output;

/// <summary>Writes what became of the images, for people or for machines.</summary>
internal sealed class SigningReportWriter(Terminal terminal, OutputFormat format)
{
    private const int ShortDigest = 19;

    public void Write(IReadOnlyList<SigningOutcome> outcomes)
    {
        if (format == OutputFormat.Json)
        {
            foreach (var outcome in outcomes)
                terminal.Out.WriteLine(JsonSerializer.Serialize(SigningReport.Of(outcome), SigningJson.Readable.SigningReport));
            return;
        }

        terminal.Console.Write(TableOf(outcomes));
        foreach (var outcome in outcomes.Where(outcome => outcome.Failure is not null || outcome.Notes.Count > 0))
            WriteDetails(outcome);
        WriteSummary(outcomes);
    }

    private static Table TableOf(IReadOnlyList<SigningOutcome> outcomes)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("result", "image", "digest", "copied", "seconds");
        foreach (var outcome in outcomes)
        {
            table.AddRow(
                $"[{Colour(outcome)}]{Name(outcome)}[/]",
                Markup.Escape(Printable.Clean(outcome.Image.Target.ToString(), 512)),
                outcome.Digest?.ToString()[..ShortDigest] ?? "-",
                outcome.BytesCopied == 0 ? "-" : ByteCount.Of(outcome.BytesCopied),
                outcome.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private void WriteDetails(SigningOutcome outcome)
    {
        terminal.Console.MarkupLine($"{Markup.Escape(Printable.Clean(outcome.Image.ToString(), 1024))}");
        if (outcome.Failure is { } failure)
            terminal.Console.MarkupLine(
                $"  [{Colour(outcome)}]{WireName.Of(failure.Code)}[/]: {Markup.Escape(Printable.Clean(failure.Message, 2048))}");
        foreach (var note in outcome.Notes)
            terminal.Console.MarkupLine($"  {Markup.Escape(Printable.Clean(note, 1024))}");
    }

    private void WriteSummary(IReadOnlyList<SigningOutcome> outcomes)
    {
        var counts = outcomes.GroupBy(outcome => outcome.Result).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {WireName.Of(group.Key)}");
        var images = $"{outcomes.Count} {(outcomes.Count == 1 ? "image" : "images")}";
        terminal.Console.MarkupLine($"[bold]{images}[/]{(outcomes.Count == 0 ? "" : ": ")}{string.Join(", ", counts)}");
        if (outcomes.Count > 0 && outcomes.All(outcome => outcome.Result == SigningResult.AlreadySigned))
            terminal.Console.MarkupLine("Nothing was changed.");
    }

    private static string Name(SigningOutcome outcome) => WireName.Of(outcome.Result);

    private static string Colour(SigningOutcome outcome) => outcome.Result switch
    {
        SigningResult.Signed or SigningResult.AlreadySigned => "green",
        SigningResult.Planned => "blue",
        SigningResult.Inconclusive => "yellow",
        _ => "red",
    };
}
