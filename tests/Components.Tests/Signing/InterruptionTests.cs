using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;

namespace Components.Tests.Signing;

public sealed class InterruptionTests
{
    private const int Interrupted = 130;

    /// <summary>Interrupted at the first request, at the second, and so on, until a run ends before it is interrupted.</summary>
    [NeedsFact(Component.Notation)]
    public async Task Interrupted_at_any_request_and_run_again_it_comes_to_the_same()
    {
        await using var stage = await SigningStage.StartAsync();
        await using var source = await RegistryServer.StartAsync();
        await stage.Writer(source.Host).PushAsync("web", Shapes.Of("single"), "1");
        var file = stage.Configure($"profile: {stage.ProfileArn}", ($"{source.Host}/web:1", "web"));

        var stages = 0;
        for (var code = Interrupted; code == Interrupted; stages++)
        {
            await using var target = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false });
            using var stop = new CancellationTokenSource();
            var left = stages;
            foreach (var faults in new[] { source.Faults, target.Faults, stage.Signer.Faults })
            {
                faults.Clear();
                faults.Add(new Fault(new FaultKind.Reset(), _ => CancelAt(ref left, stop)));
            }

            code = (await stage.SignAsync(stop.Token, "--config", file, "--target-registry", target.Host)).ExitCode;
            left = int.MaxValue;
            var again = await stage.SignAsync("--config", file, "--target-registry", target.Host);

            Assert.True(again.ExitCode == 0, $"After request {stages}: {again.Output}{again.Error}");
            Assert.Equal("trusted", await stage.VerdictAsync($"{target.Host}/web:1.0.0"));
        }

        Assert.InRange(stages, 15, 100);
    }

    private static bool CancelAt(ref int left, CancellationTokenSource stop)
    {
        if (Interlocked.Decrement(ref left) == -1)
            stop.Cancel();
        return false;
    }
}
