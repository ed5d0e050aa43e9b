using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Differential.Tests.Verification.Agreement;

/// <summary>
/// Every OCSP responder and every server of revocation lists, on loopback: notation reaches them through an HTTP proxy, which this is, and
/// builtin by a handler that connects to nobody else.
/// </summary>
internal sealed class RevocationNetwork : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RevocationServer> _servers = new(StringComparer.Ordinal);
    private readonly WebApplication _application;

    private RevocationNetwork(WebApplication application) => _application = application;

    /// <summary>The address of the proxy.</summary>
    public Uri Proxy => new(_application.Urls.First());

    public static async Task<RevocationNetwork> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AllowHostHeaderOverride = true;
        });
        var network = new RevocationNetwork(builder.Build());
        network._application.Run(network.AnswerAsync);
        await network._application.StartAsync();
        return network;
    }

    public void Add(IEnumerable<RevocationServer> servers)
    {
        foreach (var server in servers)
            _servers[server.Key] = server;
    }

    /// <summary>Reaches this network whatever host is asked for; like the handler of the product it follows no redirect.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectCallback = async (_, token) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, Proxy.Port, token);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!_servers.TryGetValue(RevocationServer.KeyOf(context.Request.Path.Value!), out var server))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (HttpMethods.IsPost(context.Request.Method))
            server = server.Post ?? server;
        context.Response.StatusCode = (int)server.Status;
        context.Response.ContentType = server.MediaType;
        context.Response.ContentLength = server.Body.Length;
        if (server.Location is { } location)
            context.Response.Headers.Location = location;
        await context.Response.Body.WriteAsync(server.Body, context.RequestAborted);
    }
}
