namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>A process that goes through bursts in one way.</summary>
internal interface IBurstProcess : IAsyncDisposable
{
    Task<BurstCost> RunAsync(Burst burst);
}
