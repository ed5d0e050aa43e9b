namespace Deployment.Tests.Packages;

/// <summary>Builds with the AWS packages, and the question whether a source has them. The source of these tests has them by name only.</summary>
public sealed class AwsPackagesTests(AwsFeed feed) : IClassFixture<AwsFeed>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The contracts of the AWS clients, and the handlers as processes, in the mode that has no stand-in to reference.</summary>
    [Fact]
    public async Task The_auditor_and_its_tests_build_and_keep_their_contracts_with_the_packages()
    {
        var before = await CommandLine.RunAsync("git", ["status", "--porcelain"]);
        string[] mode = ["-p:AwsPackages=true", "--artifacts-path", Path.Combine(_folder.FullName, "artifacts")];

        (await CommandLine.RunAsync(
            DotNet.Program,
            [
                "build", "tests/Integration.Tests", "--nologo", "--disable-build-servers", "-p:RunAnalyzers=false",
                $"-p:RestoreSources={feed.Source}", .. feed.RestoreOptions, .. mode,
            ],
            ("CI", "true"))).Succeeded();
        var tested = (await CommandLine.RunAsync(
            DotNet.Program,
            [
                "test", "tests/Integration.Tests", "--no-build", "--nologo",
                "--filter", "FullyQualifiedName~Integration.Tests.AwsSdk|FullyQualifiedName~HandlerProcessTests", .. mode,
            ],
            ("CI", "true"))).Succeeded();

        Assert.Contains("Passed!", tested.Output, StringComparison.Ordinal);
        Assert.Equal(before.Output, (await CommandLine.RunAsync("git", ["status", "--porcelain"])).Output);
    }

    [Fact]
    public async Task Where_the_sources_have_the_packages_the_builds_of_the_clone_get_them()
    {
        var clone = Clone();

        var asked = await AskAsync(clone, "auto", feed.Source, feed.RestoreOptions);

        Assert.Equal((0, "real"), (asked.ExitCode, asked.Output.Trim()));
        Assert.Contains("<AwsPackages>true</AwsPackages>", await WrittenInAsync(clone), StringComparison.Ordinal);
        Assert.Equal("stand-in", (await AskAsync(clone, "false", feed.Source)).Output.Trim());
        Assert.False(File.Exists(Path.Combine(clone, "artifacts", "aws-packages.props")));
    }

    [Fact]
    public async Task Where_the_sources_lack_the_packages_the_stand_in_takes_their_place_and_a_warning_says_so()
    {
        var clone = Clone();

        var asked = await AskAsync(clone, "auto", Empty());

        Assert.Equal((0, "stand-in"), (asked.ExitCode, asked.Output.Trim()));
        Assert.Contains("WARNING: THE STAND-IN TAKES THE PLACE OF THE AWS PACKAGES", asked.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(clone, "artifacts", "aws-packages.props")));
    }

    [Fact]
    public async Task Who_insists_on_the_packages_gets_an_error_where_the_sources_lack_them()
    {
        var asked = await AskAsync(Clone(), "true", Empty());

        Assert.Equal((1, ""), (asked.ExitCode, asked.Output));
        Assert.Contains("do not have", asked.Error, StringComparison.Ordinal);
        Assert.Contains("AWSSDK.ECS", asked.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("true")]
    public async Task A_source_that_does_not_answer_is_an_error_and_never_the_stand_in(string mode)
    {
        var asked = await AskAsync(Clone(), mode, Path.Combine(_folder.FullName, "nowhere"));

        Assert.Equal((1, ""), (asked.ExitCode, asked.Output));
        Assert.Contains("NU1301", asked.Error, StringComparison.Ordinal);
        Assert.Contains("could not be asked", asked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_packages_are_pinned_to_exact_versions_because_no_lock_file_holds_them()
    {
        var pins = File.ReadLines(Path.Combine(ComponentCatalog.RepositoryRoot, "Directory.Packages.props"))
            .Where(line => line.Contains("InPlaceOfStandIn", StringComparison.Ordinal)).ToList();

        Assert.Equal(10, pins.Count);
        AssertEach.Of(pins, pin => Assert.Matches("Version=\"\\[[0-9.]+\\]\"", pin));
    }

    /// <summary>What the question needs of the repository, so that the answer is written elsewhere.</summary>
    private string Clone()
    {
        var clone = Path.Combine(_folder.FullName, "clone");
        Directory.CreateDirectory(Path.Combine(clone, "scripts", "aws-probe"));
        foreach (var file in new[]
        {
            "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "scripts/aws-packages.sh",
            "scripts/aws-probe/aws-probe.csproj",
        })
            File.Copy(Path.Combine(ComponentCatalog.RepositoryRoot, file), Path.Combine(clone, file), overwrite: true);
        return clone;
    }

    private string Empty() => Directory.CreateDirectory(Path.Combine(_folder.FullName, "empty")).FullName;

    private static Task<string> WrittenInAsync(string clone) =>
        File.ReadAllTextAsync(Path.Combine(clone, "artifacts", "aws-packages.props"));

    private static Task<CommandResult> AskAsync(string clone, string mode, string source, params string[] options) => CommandLine.RunAsync(
        "sh", [Path.Combine(clone, "scripts", "aws-packages.sh"), mode, .. options], ("NUGET_SOURCES", source));
}
