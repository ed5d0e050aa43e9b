using System.Text.RegularExpressions;

namespace Deployment.Tests.Packages;

/// <summary>What the image is built from is pinned, or the build says what is not.</summary>
public sealed partial class PinsTests : IDisposable
{
    private const string Digest = "@sha256:0000000000000000000000000000000000000000000000000000000000000000";
    private static readonly string Checksum = new('0', 64);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_pinned_needs_no_warning()
    {
        var result = (await CheckAsync("refuse", $"registry.example.com/tools:1{Digest}", Checksum)).Succeeded();

        Assert.Equal("", result.Output + result.Error);
    }

    [Theory]
    [InlineData("registry.example.com/tools:1", true, "TOOLS_IMAGE is registry.example.com/tools:1, without a digest")]
    [InlineData("registry.example.com/tools:1" + Digest, false, "INSTALLER_SHA256_ARM64 is empty")]
    public async Task What_is_not_pinned_is_a_warning_or_ends_the_build(string tools, bool pinned, string sentence)
    {
        var warned = await CheckAsync("warn", tools, pinned ? Checksum : "");
        var refused = await CheckAsync("refuse", tools, pinned ? Checksum : "");

        Assert.Equal((0, 1), (warned.ExitCode, refused.ExitCode));
        Assert.Contains($"WARNING: {sentence}", warned.Error, StringComparison.Ordinal);
        Assert.Contains("because UNPINNED is refuse and 1 of its sources are not pinned", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_stance_than_these_two_ends_the_build() =>
        Assert.Contains("UNPINNED is no; give warn or refuse", (await CheckAsync("no", "tools", "")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task What_is_no_reference_of_an_image_ends_the_build() =>
        Assert.Contains("TOOLS_IMAGE is no image reference", (await CheckAsync("warn", "a\"b", "")).Error, StringComparison.Ordinal);

    /// <summary>The bases whose digests are known; for the others the build warns.</summary>
    [Theory]
    [InlineData("SDK_IMAGE")]
    [InlineData("RUNTIME_IMAGE")]
    public void The_recipe_pins_its_bases_by_digest(string argument) =>
        Assert.Single(
            File.ReadLines(Path.Combine(ComponentCatalog.RepositoryRoot, "lambda.Dockerfile")),
            line => Pinned().Match(line) is { Success: true } match && match.Groups[1].Value == argument);

    private Task<CommandResult> CheckAsync(string stance, string tools, string pin) => CommandLine.RunAsync(
        "sh",
        ["scripts/check-pins.sh", _folder.FullName],
        ("UNPINNED", stance),
        ("SDK_IMAGE", $"registry.example.com/sdk{Digest}"),
        ("TOOLS_IMAGE", tools),
        ("RUNTIME_IMAGE", $"registry.example.com/runtime:1{Digest}"),
        ("TARGETARCH", "arm64"),
        ("INSTALLER_SHA256_AMD64", ""),
        ("INSTALLER_SHA256_ARM64", pin));

    [GeneratedRegex("^ARG ([A-Z]+_IMAGE)=[^ @]+:[^ @:]+@sha256:[0-9a-f]{64}$")]
    private static partial Regex Pinned();
}
