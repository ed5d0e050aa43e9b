using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Aws;
using ImageSignatures.Text;
using Spectre.Console;

namespace EcsImageAuditor.Cli.Demo;

/// <summary>Shows what happens in the demo.</summary>
internal sealed class DemoView(IAnsiConsole console)
{
    public void Introduce(DemoWorld world, string trustedProfileArn, string verifier)
    {
        console.MarkupLine("[bold]ecs-image-auditor demo[/]: real events, real signatures, nothing leaves this machine.");
        console.WriteLine();
        Fact("registry", $"{world.Registry.Host} (in memory, with the referrers API)");
        Fact("trusted profile", trustedProfileArn);
        Fact("verifier", verifier);
        Fact("mode", $"stop, dry run, cluster {DemoWorld.Cluster}");
        console.WriteLine();
    }

    public void Show(int number, DemoScenario scenario, JsonArray findings, IReadOnlyList<PublishedMessage> alerts)
    {
        console.MarkupLine($"[bold]{number}. {Markup.Escape(scenario.Title)}[/] [grey](service {Markup.Escape(scenario.Service)})[/]");
        foreach (var finding in findings)
        {
            var verdict = (string)finding!["verdict"]!;
            console.MarkupLine($"   [{Colour(verdict)}]{verdict,-12}[/] {Text(finding["container"]),-28} {Text(finding["image"])}");
            var why = finding["reason"] is { } reason ? $"{reason["code"]}: {reason["message"]}" : (string?)finding["rule"];
            if (why is not null)
                console.MarkupLine($"                [grey]{Markup.Escape(Printable.Clean(why, 1024))}[/]");
        }

        foreach (var alert in alerts)
            console.MarkupLine($"   [yellow]alert[/]        {Markup.Escape(alert.Subject ?? string.Empty)}");
        console.WriteLine();
    }

    public void Conclude(IReadOnlyList<PublishedMessage> alerts, int surprises)
    {
        if (alerts.Count > 0)
        {
            console.MarkupLine("[bold]The first alert, as e-mail shows it:[/]");
            foreach (var line in ((string)JsonNode.Parse(alerts[0].Message)!["email"]!).Split('\n'))
                console.MarkupLine($"   [grey]|[/] {Markup.Escape(line)}");
            console.WriteLine();
        }

        console.MarkupLine(surprises == 0
            ? $"[green]Every verdict is as promised[/]; {alerts.Count} alerts were published, no task was stopped (dry run)."
            : $"[red]{surprises} verdicts are not as promised.[/]");
    }

    private void Fact(string name, string value) => console.MarkupLine($"   [grey]{name,-16}[/] {Markup.Escape(value)}");

    private static string Text(JsonNode? node) => Markup.Escape(Printable.Clean((string?)node, 512));

    private static string Colour(string verdict) => verdict switch
    {
        "trusted" => "green",
        "exempt" => "blue",
        "inconclusive" => "yellow",
        _ => "red",
    };
}
