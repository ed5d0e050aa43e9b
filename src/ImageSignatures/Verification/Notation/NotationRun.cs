namespace ImageSignatures.Verification.Notation;

/// <summary>How one run of a process went.</summary>
internal abstract record NotationRun
{
    private NotationRun()
    {
    }

    /// <param name="Detail">The operating system's words.</param>
    public sealed record NotStarted(string Detail) : NotationRun;

    /// <param name="ExitCode">128 and the number of the signal where a signal ended it.</param>
    /// <param name="Output">Standard output.</param>
    /// <param name="Errors">Standard error.</param>
    public sealed record Ended(int ExitCode, BoundedText Output, BoundedText Errors) : NotationRun;
}
