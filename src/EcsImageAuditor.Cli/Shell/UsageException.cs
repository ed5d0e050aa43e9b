namespace EcsImageAuditor.Cli.Shell;

/// <summary>The command cannot be run as it was given. The message is one line that says what to do.</summary>
public sealed class UsageException(string message) : Exception(message);
