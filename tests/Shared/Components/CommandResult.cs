namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>How a program that ran to its end ended.</summary>
/// <param name="ExitCode">Its exit status.</param>
/// <param name="Output">All that it wrote to standard output.</param>
/// <param name="Error">All that it wrote to standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>This result, if the program reported success.</summary>
    /// <exception cref="InvalidOperationException">The exit status is not 0; the message holds what it wrote.</exception>
    public CommandResult Succeeded() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"Exit status {ExitCode}.\n{Output}\n{Error}");
}
