using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;

namespace Deployment.Tests.Packages;

/// <summary>The script that looks up the digests of the image's bases.</summary>
public sealed class BasesScriptTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();
    private RegistryServer _registry = null!;

    private string Recipe => Path.Combine(_folder.FullName, "lambda.Dockerfile");

    public async Task InitializeAsync() => _registry = await RegistryServer.StartAsync();

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [NeedsFact(Component.Skopeo)]
    public async Task A_tag_without_a_digest_gets_the_one_that_it_has_now()
    {
        var digest = await PushAsync("first", "amd64", "arm64");
        await WriteAsync($"ARG SDK_IMAGE={_registry.Host}/sdk:10.0\nARG OTHER=1\nFROM $SDK_IMAGE\n");

        var proposal = await RunAsync();
        var before = await File.ReadAllTextAsync(Recipe);
        var written = await RunAsync("--write");

        Assert.Equal((3, 0), (proposal.ExitCode, written.ExitCode));
        Assert.Contains($"SDK_IMAGE: {_registry.Host}/sdk:10.0 is {digest} now", proposal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(digest, before, StringComparison.Ordinal);
        Assert.Equal(
            $"ARG SDK_IMAGE={_registry.Host}/sdk:10.0@{digest}\nARG OTHER=1\nFROM $SDK_IMAGE\n", await File.ReadAllTextAsync(Recipe));
        Assert.Equal(0, (await RunAsync()).ExitCode);
    }

    [NeedsFact(Component.Skopeo)]
    public async Task A_tag_that_moved_gets_its_new_digest()
    {
        var old = await PushAsync("first", "amd64", "arm64");
        await WriteAsync($"ARG SDK_IMAGE={_registry.Host}/sdk:10.0@{old}\n");
        var digest = await PushAsync("second", "amd64", "arm64");

        var result = await RunAsync();

        Assert.Equal(3, result.ExitCode);
        Assert.Contains($"is {digest} now, and no longer {old}", result.Output, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Skopeo)]
    public async Task A_base_that_lacks_an_architecture_is_not_written()
    {
        await PushAsync("first", "amd64");
        var recipe = $"ARG SDK_IMAGE={_registry.Host}/sdk:10.0\n";
        await WriteAsync(recipe);

        var result = await RunAsync("--write");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is not there for linux/arm64", result.Error, StringComparison.Ordinal);
        Assert.Equal(recipe, await File.ReadAllTextAsync(Recipe));
    }

    [NeedsFact(Component.Skopeo)]
    public async Task Where_one_base_cannot_be_looked_up_nothing_is_written()
    {
        await PushAsync("first", "amd64", "arm64");
        var recipe = $"ARG SDK_IMAGE={_registry.Host}/sdk:10.0\nARG TOOLS_IMAGE={_registry.Host}/none:1\n";
        await WriteAsync(recipe);

        var result = await RunAsync("--write");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"TOOLS_IMAGE: {_registry.Host}/none:1 could not be looked up", result.Error, StringComparison.Ordinal);
        Assert.Equal(recipe, await File.ReadAllTextAsync(Recipe));
    }

    private async Task<string> PushAsync(string seed, params string[] architectures)
    {
        var index = ImageBuilder.Index(seed, ImageFormat.Oci, architectures);
        return (await new RegistryWriter(_http, _registry.Host).PushAsync("sdk", index, "10.0")).Digest;
    }

    private Task WriteAsync(string recipe) => File.WriteAllTextAsync(Recipe, recipe);

    private Task<CommandResult> RunAsync(params string[] options) =>
        CommandLine.RunAsync("bash", ["scripts/bases.sh", "--file", Recipe, "--plain-http", .. options]);
}
