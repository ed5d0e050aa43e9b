using EcsImageAuditor.Tests.Shared.Signing;

namespace Components.Tests.Signing;

/// <summary>A layer of 1 GiB between two docker-registries; 2 GiB of disk, which both give back.</summary>
public sealed class LargeImageTests
{
    private const long Size = 1024 * 1024 * 1024;
    private const long MaxMemory = 150 * 1024 * 1024;

    [NeedsFact(Component.DockerRegistry)]
    public async Task It_is_copied_and_signed_in_150_MiB_also_after_the_first_run_was_killed()
    {
        await using var stage = await SigningStage.StartAsync();
        await using var source = await DockerRegistry.StartOpenAsync();
        await using var target = await DockerRegistry.StartOpenAsync();
        var digest = await GeneratedImage.PushAsync(source.Host, "large", new GeneratedLayer(Size, 0));
        var file = stage.Configure($"profile: {stage.ProfileArn}", ($"{source.Host}/large:1", "large"));
        string[] arguments = ["sign", "--config", file, "--target-registry", target.Host, "--config-dir", stage.ConfigDirectory];

        using (var killed = new AuditorProcess(stage.Variables, arguments))
            await killed.KillAtAsync("copying");
        using var process = new AuditorProcess(stage.Variables, arguments);
        var (result, peak) = await process.EndAsync();

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("1.0 GiB", result.Output, StringComparison.Ordinal);
        Assert.InRange(peak, 1, MaxMemory);
        Assert.Equal("trusted", await stage.VerdictAsync($"{target.Host}/large@{digest}"));
    }
}
