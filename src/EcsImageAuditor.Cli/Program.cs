using EcsImageAuditor.Cli;
using EcsImageAuditor.Cli.Shell;
using Spectre.Console;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

// Escape sequences are for terminals alone. Image references are there to be copied: a terminal may wrap a line, but no line
// break is put into one.
var isPlain = Console.IsOutputRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect });
console.Profile.Width = short.MaxValue;

var terminal = new Terminal(console, Console.Out, Console.Error, Console.OpenStandardInput);
string[] variableNames = [.. Environment.GetEnvironmentVariables().Keys.Cast<string>()];
return await new CommandLine(terminal, Environment.GetEnvironmentVariable, variableNames, TimeProvider.System).RunAsync(
    args,
    interrupted.Token
);
