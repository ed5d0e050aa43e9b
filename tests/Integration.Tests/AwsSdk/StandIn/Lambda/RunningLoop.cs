using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.RuntimeSupport.Bootstrap;

namespace Integration.Tests.AwsSdk.StandIn.Lambda;

/// <summary>A bootstrap that runs against a <see cref="FakeRuntimeApi"/> until it is stopped.</summary>
internal sealed class RunningLoop : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http = new();
    private readonly LambdaBootstrap _bootstrap;

    public RunningLoop(
        FakeRuntimeApi api,
        Func<Stream, ILambdaContext, Task<Stream>> handler,
        LambdaBootstrapInitializer? initializer = null,
        TimeProvider? clock = null)
    {
        _bootstrap = new LambdaBootstrap(
            _http,
            HandlerWrapper.GetHandlerWrapper(handler),
            new LambdaBootstrapOptions { RuntimeApiEndpoint = api.Endpoint },
            initializer)
        {
            Output = Log,
            Clock = clock ?? TimeProvider.System,
        };
        Completion = _bootstrap.RunAsync(_stop.Token);
    }

    public StringWriter Log { get; } = new();

    public Task Completion { get; }

    /// <summary>A handler that answers every invocation with this text.</summary>
    public static Task<Stream> Text(string text) => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    public void Stop() => _stop.Cancel();

    /// <summary>Ends the loop, which must end cleanly unless the test has seen it fail.</summary>
    public async ValueTask DisposeAsync()
    {
        Stop();
        if (!Completion.IsFaulted)
            await Patience.ForAsync(Completion, "The loop goes on after its end was asked for.");
        _bootstrap.Dispose();
        _http.Dispose();
        _stop.Dispose();
    }
}
