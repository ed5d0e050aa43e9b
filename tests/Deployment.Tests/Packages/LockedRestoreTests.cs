using System.Text.Json.Nodes;

namespace Deployment.Tests.Packages;

/// <summary>What is shipped restores from the committed lock files, for both architectures and in each way of publishing.</summary>
public sealed class LockedRestoreTests : IDisposable
{
    private static readonly string[] Runtimes = ["linux-arm64", "linux-x64"];

    /// <summary>Each program with the properties of its ways of publishing.</summary>
    private static readonly (string Project, string Properties)[] Programs =
    [
        ("src/EcsImageAuditor.Lambda", "-p:PublishProfile=ready-to-run"),
        ("src/EcsImageAuditor.Lambda", "-p:PublishProfile=native -p:Aot=true"),
        ("src/EcsImageAuditor.Cli", ""),
        ("src/EcsImageAuditor.Cli", "-p:PublishSingleFile=true -p:SelfContained=true"),
        ("src/standins/SignerPlugin", "-p:PublishSingleFile=true -p:SelfContained=false"),
        ("src/standins/SignerPlugin", "-p:Aot=true"),
    ];

    private readonly TemporaryFolder _artifacts = new();

    public static TheoryData<string, string, string> Ways()
    {
        var ways = new TheoryData<string, string, string>();
        foreach (var (project, properties) in Programs)
        foreach (var runtime in Runtimes)
            ways.Add(project, runtime, properties);
        return ways;
    }

    public void Dispose() => _artifacts.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_program_restores_what_the_lock_files_say(string project, string runtime, string properties)
    {
        var restored = await CommandLine.RunAsync(
            DotNet.Program,
            [
                "restore", project, "--locked-mode", "--disable-build-servers", $"-p:RuntimeIdentifier={runtime}",
                "--artifacts-path", _artifacts.FullName, .. properties.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            ]);

        restored.Succeeded();
    }

    [Fact]
    public void Each_lock_file_of_what_is_shipped_names_both_architectures() =>
        AssertEach.Of(
            Directory.EnumerateFiles(
                Path.Combine(ComponentCatalog.RepositoryRoot, "src"), "packages*.lock.json", SearchOption.AllDirectories),
            file => Assert.Equal(
                ["net10.0/linux-arm64", "net10.0/linux-x64"],
                JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject()
                    .Select(framework => framework.Key)
                    .Where(name => name.Contains('/', StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)));
}
