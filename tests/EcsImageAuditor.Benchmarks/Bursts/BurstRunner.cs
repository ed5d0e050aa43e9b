using EcsImageAuditor.Benchmarks.Measuring;
using EcsImageAuditor.Benchmarks.Stages;
using EcsImageAuditor.Emulator.Aws;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>Has bursts audited in one way, and sees from outside what that does.</summary>
internal sealed class BurstRunner(Stage stage, AwsServer aws, IBurstProcess process) : IAsyncDisposable
{
    /// <summary>What one event costs.</summary>
    public async Task<Sample> RunAsync(Burst burst) => (await process.RunAsync(burst)).Event;

    /// <summary>What one event takes, counted at the registry and at SNS.</summary>
    public async Task<BurstCount> CountAsync(Burst burst)
    {
        await using var proxy = await CountingProxy.StartAsync(stage.RegistryHost, TimeSpan.Zero);
        var before = aws.Published.Count;
        var cost = await process.RunAsync(burst.Through(stage.RegistryHost, proxy.Host));
        double events = burst.Events;
        return new BurstCount(cost.Verifications / events, proxy.Traffic.Requests / events, (aws.Published.Count - before) / events);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
