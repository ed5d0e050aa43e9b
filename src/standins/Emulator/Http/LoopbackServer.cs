using System.Net;
using EcsImageAuditor.Emulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EcsImageAuditor.Emulator.Http;

/// <summary>
/// Kestrel alone on 127.0.0.1: no host, no dependency injection, no signal handlers, so that starting one takes milliseconds
/// and a command line that embeds it keeps its own Ctrl+C.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;

    private LoopbackServer(KestrelServer kestrel) => _kestrel = kestrel;

    public FaultPlan Faults { get; } = new();

    public RequestLog Requests { get; } = new();

    /// <summary>The listening port; a second listener, where asked for, has the port after it in the list.</summary>
    public IReadOnlyList<int> Ports { get; private set; } = [];

    public static async Task<LoopbackServer> StartAsync(
        RequestDelegate handler, TimeProvider time, int listeners, CancellationToken ct)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        var endpoints = new List<ListenOptions>();
        for (var i = 0; i < listeners; i++)
            options.Listen(IPAddress.Loopback, 0, endpoints.Add);

        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        var server = new LoopbackServer(kestrel);
        var faults = new FaultInjector(server.Faults, time);
        await kestrel.StartAsync(new LoopbackApplication(server.Requests, faults, handler), ct);
        server.Ports = [.. endpoints.Select(endpoint => endpoint.IPEndPoint!.Port)];
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // An already cancelled token aborts open connections, and with them whatever waits for a client.
        await _kestrel.StopAsync(new CancellationToken(canceled: true));
        _kestrel.Dispose();
    }
}
