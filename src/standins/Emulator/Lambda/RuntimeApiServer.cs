using System.Globalization;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Http;

namespace EcsImageAuditor.Emulator.Lambda;

/// <summary>
/// A Lambda Runtime API on the loopback interface: it hands events to a function that runs as a process or in the test itself.
/// See <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"/>.
/// </summary>
public sealed class RuntimeApiServer : IAsyncDisposable
{
    private readonly RuntimeApi _api;
    private readonly LoopbackServer _server;

    private RuntimeApiServer(LoopbackServer server, RuntimeApi api)
    {
        _server = server;
        _api = api;
        Endpoint = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Ports[0]}");
    }

    /// <summary>Host and port for AWS_LAMBDA_RUNTIME_API.</summary>
    public string Endpoint { get; }

    /// <summary>The faults to commit.</summary>
    public FaultPlan Faults => _server.Faults;

    /// <summary>The last 10,000 requests, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _server.Requests.Snapshot();

    /// <summary>The errors with which the function refused to start, in order.</summary>
    public IReadOnlyList<InitError> InitErrors => _api.InitErrors;

    /// <param name="timeProvider">The clock of deadlines and of delayed answers; the system's by default.</param>
    /// <param name="ct">Cancels the start.</param>
    public static async Task<RuntimeApiServer> StartAsync(TimeProvider? timeProvider = null, CancellationToken ct = default)
    {
        var time = timeProvider ?? TimeProvider.System;
        var api = new RuntimeApi(time);
        return new RuntimeApiServer(await LoopbackServer.StartAsync(api.HandleAsync, time, listeners: 1, ct), api);
    }

    /// <summary>
    /// Hands an event to the function and waits for its answer. A function that fails, refuses to start or is too slow
    /// gives a result without success.
    /// </summary>
    /// <param name="payload">The event, in JSON.</param>
    /// <param name="timeout">How long the function may take; its deadline is told to it.</param>
    /// <param name="ct">Gives up waiting.</param>
    public Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken ct = default) =>
        _api.InvokeAsync(payload, timeout, ct);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
