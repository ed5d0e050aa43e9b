namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>The notation command line with a configuration of its own.</summary>
public sealed class NotationCli : IDisposable
{
    private readonly CommandRunner _runner = new(Component.Notation);

    /// <summary>Where notation looks for trustpolicy.json, truststore, plugins and config.json; empty at first.</summary>
    public string ConfigurationDirectory => Path.Combine(_runner.Home, "config", "notation");

    /// <inheritdoc cref="CommandRunner.RunAsync"/>
    public Task<CommandResult> RunAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? deadline = null,
        CancellationToken cancellationToken = default) =>
        _runner.RunAsync(arguments, environment, deadline, cancellationToken);

    public void Dispose() => _runner.Dispose();
}
