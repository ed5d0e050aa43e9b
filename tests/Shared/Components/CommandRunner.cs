using System.Diagnostics;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>Runs one component's command line, with a home of its own.</summary>
internal sealed class CommandRunner(Component component) : IDisposable
{
    private readonly string _executable = ComponentCatalog.PathOf(component);
    private readonly TemporaryFolder _home = new();

    /// <summary>HOME of the runs; the configuration is in its folder <c>config</c>.</summary>
    public string Home => _home.FullName;

    /// <summary>Runs the program to its end; after the deadline (by default <see cref="Patience.Limit"/>) it is killed.</summary>
    /// <exception cref="TimeoutException">The deadline passed.</exception>
    public async Task<CommandResult> RunAsync(
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? deadline = null,
        CancellationToken cancellationToken = default)
    {
        var start = IsolatedProcess.StartInfo(_executable, arguments, Home);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(deadline ?? Patience.Limit);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"{_executable} did not end in time. It wrote:\n{await output}\n{await error}");
        }

        return new CommandResult(process.ExitCode, await output, await error);
    }

    public void Dispose() => _home.Dispose();
}
