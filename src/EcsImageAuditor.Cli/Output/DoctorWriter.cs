using System.Text.Json;
using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Doctor;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using Spectre.Console;

namespace EcsImageAuditor.Cli.Output;

/// <summary>Writes what the doctor saw: a line each, and for people a line that sums it up.</summary>
internal sealed class DoctorWriter(Terminal terminal, OutputFormat format)
{
    private const int LongestMessage = 2048;
    private const int StateWidth = 8;
    private const int CheckWidth = 16;

    public void Write(IReadOnlyCollection<CheckResult> results)
    {
        if (format == OutputFormat.Json)
        {
            foreach (var result in results)
                terminal.Out.WriteLine(JsonSerializer.Serialize(result, DoctorJson.Readable.CheckResult));
            return;
        }

        foreach (var result in results)
            terminal.Console.MarkupLine(
                $"[{Colour(result.State)}]{WireName.Of(result.State).PadRight(StateWidth)}[/] {result.Check.PadRight(CheckWidth)} "
                + $"{Markup.Escape(Printable.Clean(result.Message, LongestMessage))}");
        terminal.Console.WriteLine();
        terminal.Console.MarkupLine($"{Summary(results)} {Counts(results)}");
    }

    private static string Summary(IReadOnlyCollection<CheckResult> results) => ExitCode.Of(results) switch
    {
        ExitCode.Good => "[green]It would work here:[/]",
        ExitCode.Inconclusive => "[yellow]Not everything could be told:[/]",
        _ => "[red]Something must be mended:[/]",
    };

    private static string Counts(IReadOnlyCollection<CheckResult> results)
    {
        var groups = results.GroupBy(result => result.State).OrderBy(group => group.Key);
        return string.Join(", ", groups.Select(group => group.Key is CheckState.Warning or CheckState.Error
            ? Counted.Of(group.Count(), WireName.Of(group.Key))
            : $"{group.Count()} {WireName.Of(group.Key)}"));
    }

    private static string Colour(CheckState state) => state switch
    {
        CheckState.Ok => "green",
        CheckState.Error => "red",
        _ => "yellow",
    };
}
