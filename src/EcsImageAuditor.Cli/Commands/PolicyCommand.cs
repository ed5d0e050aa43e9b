using System.CommandLine;
using EcsImageAuditor.Cli.Shell;
using ImageSignatures.TrustPolicies;
using Spectre.Console;

namespace EcsImageAuditor.Cli.Commands;

/// <summary><c>policy check FILE</c>: every mistake in a trust policy, with its place and a remedy.</summary>
internal sealed class PolicyCommand(Terminal terminal)
{
    private readonly Argument<string> _file = new("FILE") { Description = "A notation trust policy (trustpolicy.json)." };
    private readonly Option<string?> _configDirectory = CommonOptions.ConfigDirectory();

    public Command Build()
    {
        var check = new Command(
            "check",
            "Explains every mistake in a trust policy. With --config-dir the trust stores that it names are read too. Exit: 0 usable, 2 not."
        )
        {
            _file, _configDirectory,
        };
        check.SetAction(Run);
        return new Command("policy", "Works on trust policies.") { check };
    }

    private int Run(ParseResult parsed)
    {
        var result = PolicyCheck.Run(parsed.GetRequiredValue(_file), parsed.GetValue(_configDirectory));
        foreach (var mistake in result.Mistakes)
        {
            var (label, colour) = mistake.Severity == PolicySeverity.Error ? ("error", "red") : ("warning", "yellow");
            terminal.Console.MarkupLine(
                $"[{colour}]{label, -8}[/] {Markup.Escape(mistake.Place.ToString())}: {Markup.Escape(mistake.Message)}"
            );
        }

        terminal.Console.MarkupLine(
            $"{(result.IsUsable ? "[green]usable[/]" : "[red]not usable[/]")}: {result.Statements} statements, {result.Errors} errors, {result.Warnings} warnings"
        );
        return result.IsUsable ? ExitCode.Good : ExitCode.Usage;
    }
}
