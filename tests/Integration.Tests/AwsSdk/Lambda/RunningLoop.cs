using Amazon.Lambda.RuntimeSupport;

namespace Integration.Tests.AwsSdk.Lambda;

/// <summary>A bootstrap that runs against a <see cref="FakeRuntimeApi"/> until it is stopped.</summary>
internal sealed class RunningLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly LambdaBootstrap _bootstrap;

    public RunningLoop(FakeRuntimeApi api, LambdaBootstrapBuilder builder, Action<LambdaBootstrap>? configure = null)
    {
        _bootstrap = builder.ConfigureOptions(options => options.RuntimeApiEndpoint = api.Endpoint).Build();
        _bootstrap.Output = Log;
        configure?.Invoke(_bootstrap);
        Completion = _bootstrap.RunAsync(_stop.Token);
    }

    public StringWriter Log { get; } = new();

    public Task Completion { get; }

    public void Stop() => _stop.Cancel();

    /// <summary>Ends the loop, which must end cleanly unless the test has seen it fail.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop();
        if (!Completion.IsFaulted)
            await Patience.ForAsync(Completion, "The loop goes on after its end was asked for.");
        _bootstrap.Dispose();
        _stop.Dispose();
    }
}
