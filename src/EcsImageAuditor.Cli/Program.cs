using EcsImageAuditor.Cli;
using Spectre.Console;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

// Image references are there to be copied: a terminal may wrap a line, but no line break is put into one.
AnsiConsole.Console.Profile.Width = short.MaxValue;

var terminal = new Terminal(AnsiConsole.Console, Console.Out, Console.Error, Console.OpenStandardInput);
return await new CommandLine(terminal, Environment.GetEnvironmentVariable, TimeProvider.System).RunAsync(args, interrupted.Token);
