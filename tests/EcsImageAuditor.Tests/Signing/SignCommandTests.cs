using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Components;

namespace EcsImageAuditor.Tests.Signing;

public sealed class SignCommandTests : IAsyncLifetime
{
    private SigningStage _stage = null!;
    private RegistryServer _source = null!;
    private RegistryServer _target = null!;

    public async Task InitializeAsync()
    {
        _stage = await SigningStage.StartAsync();
        _source = await RegistryServer.StartAsync();
        _target = await RegistryServer.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    [NeedsFact(Component.Notation)]
    public async Task An_image_is_copied_and_signed_and_notation_verifies_it()
    {
        var image = await _stage.Writer(_source.Host).PushAsync("base/web", ImageBuilder.Image("web"), "1");
        var file = _stage.Configure($"profile: {_stage.ProfileArn}", ($"{_source.Host}/base/web:1", "web"));

        var run = await _stage.SignAsync("--config", file, "--target-registry", _target.Host);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains("1 image: 1 signed", run.Output, StringComparison.Ordinal);
        using var notation = await _stage.NotationAsync();
        (await notation.VerifyAsync($"{_target.Host}/web@{image.Digest}")).Succeeded();
    }
}
