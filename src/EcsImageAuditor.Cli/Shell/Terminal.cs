using Spectre.Console;

namespace EcsImageAuditor.Cli.Shell;

/// <summary>Where a command reads and writes.</summary>
/// <param name="Console">For people: colours where there is a terminal.</param>
/// <param name="Out">For machines: exactly what is written.</param>
/// <param name="Error">For mistakes and notes.</param>
/// <param name="OpenInput">Opens standard input.</param>
public sealed record Terminal(IAnsiConsole Console, TextWriter Out, TextWriter Error, Func<Stream> OpenInput);
