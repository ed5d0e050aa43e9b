using Components.Tests.Parts;

namespace Components.Tests.Signing;

/// <summary>Real registries whose connections break in the middle of a blob.</summary>
[Collection(SharedDockerRegistry.Name)]
public sealed class BrokenConnectionTests(DockerRegistryFixture registries)
{
    private const int Size = 64 * 1024 * 1024;
    private const int Cut = 20 * 1024 * 1024;

    [NeedsFact(Component.Notation, Component.DockerRegistry)]
    public async Task A_download_that_breaks_goes_on_from_where_it_broke() =>
        await AssertEndsWellAsync(breaksSource: true, Size + (Size / 4));

    [NeedsFact(Component.Notation, Component.DockerRegistry)]
    public async Task An_upload_that_breaks_begins_anew_where_the_registry_forgets_it() =>
        await AssertEndsWellAsync(breaksSource: false, Size * 2);

    /// <summary>docker-registry 2.8 forgets an upload whose request broke; others do not, as BlobUploaderTests show.</summary>
    private async Task AssertEndsWellAsync(bool breaksSource, long mostCarried)
    {
        await using var stage = await SigningStage.StartAsync();
        await using var target = await DockerRegistry.StartOpenAsync();
        var image = await stage.Writer(registries.OpenHost).PushAsync("broken/large", Shapes.Large(Size, 3), "1");
        await using var proxy = new CuttingProxy(breaksSource ? registries.OpenHost : target.Host, Cut, cuts: 2);
        var (from, to) = breaksSource ? (proxy.Host, target.Host) : (registries.OpenHost, proxy.Host);
        var file = stage.Configure($"profile: {stage.ProfileArn}", ($"{from}/broken/large:1", "copy"));

        var run = await stage.SignAsync("--config", file, "--target-registry", to);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(0, proxy.CutsLeft);
        Assert.InRange(proxy.Carried, Size, mostCarried);
        Assert.Equal("trusted", await stage.VerdictAsync($"{target.Host}/copy@{image.Digest}"));
    }
}
