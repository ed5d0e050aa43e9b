namespace Deployment.Tests.Packages;

/// <summary>A package source that has the AWS packages by name, made once: each leads to the stand-in.</summary>
public sealed class AwsFeed : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Source => Path.Combine(_folder.FullName, "feed");

    /// <summary>Options of a restore that has this source alone, and leaves NuGet's own folder as it is.</summary>
    public string[] RestoreOptions =>
    [
        $"-p:RestorePackagesPath={Path.Combine(_folder.FullName, "restored")}",
        $"-p:RestoreFallbackFolders={DotNet.Packages}",
    ];

    public async Task InitializeAsync() => (await CommandLine.RunAsync("bash", ["scripts/aws-feed.sh", Source])).Succeeded();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();
}
