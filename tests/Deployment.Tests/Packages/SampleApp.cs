using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Packages;

/// <summary>Packs the packages into a folder, builds the sample with them, and synthesises it.</summary>
public sealed class SampleApp : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>What NuGet restored.</summary>
    internal string Assets => File.ReadAllText(Path.Combine(Sample, "obj", "project.assets.json"));

    private string Sample => Path.Combine(_folder.FullName, "sample");

    private string Packages => Path.Combine(_folder.FullName, "packages");

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Name == "release" ? "Release" : "Debug";

    public async Task InitializeAsync()
    {
        CopySample();
        await RunAsync("bash", "scripts/pack.sh", Packages, "--no-build", "--configuration", Configuration);
        await RunAsync("dotnet", "nuget", "add", "source", Packages, "--name", "local", "--configfile", Path.Combine(Sample, "nuget.config"));

        // Of the machine's packages those that are there already; ours are unpacked here, whatever version of them the machine holds.
        await RunAsync(
            "dotnet", "build", Sample, "--nologo", $"-p:RestorePackagesPath={Path.Combine(_folder.FullName, "unpacked")}", $"-p:RestoreFallbackFolders={MachinePackages()}");
        await RunAsync("dotnet", Path.Combine(Sample, "bin", "Debug", "net10.0", "CdkApp.dll"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    internal Template Template(string stack) => new(File.ReadAllText(Path.Combine(_folder.FullName, "out", $"{stack}.template.json")));

    private static string MachinePackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private void CopySample()
    {
        Directory.CreateDirectory(Sample);
        foreach (var file in new DirectoryInfo(Path.Combine(ComponentCatalog.RepositoryRoot, "samples", "CdkApp")).EnumerateFiles())
            file.CopyTo(Path.Combine(Sample, file.Name));
        File.WriteAllText(Path.Combine(Sample, "nuget.config"), "<configuration />");
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var result = await CommandLine.RunAsync(
            program, arguments, ("CDK_OUTDIR", Path.Combine(_folder.FullName, "out")), ("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "20"));
        Assert.True(result.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{result.Output}\n{result.Error}");
    }
}
