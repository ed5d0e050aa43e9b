using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImageSignatures.Registry.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Tests.Shared.Registry;

/// <summary>
/// Every host of the internet, on loopback: its client reaches it under any name, with TLS or without, and it keeps what each
/// request presented.
/// </summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly X509Certificate2 _certificate;
    private readonly ConcurrentQueue<Received> _requests = new();
    private int _plainPort;
    private int _tlsPort;

    private RecordingServer(WebApplication application, X509Certificate2 certificate)
    {
        _application = application;
        _certificate = certificate;
        Http = RegistryHttp.CreateClient(Handler());
    }

    /// <summary>Reaches this server whatever host and port are asked for.</summary>
    public HttpClient Http { get; }

    public IReadOnlyList<Received> Requests => [.. _requests];

    public static async Task<RecordingServer> StartAsync(RequestDelegate answer)
    {
        var certificate = SelfSign();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        var server = new RecordingServer(builder.Build(), certificate);
        server._application.Run(context =>
        {
            var request = context.Request;
            var address = $"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}";
            server._requests.Enqueue(new Received(address, request.Headers.Authorization));
            return answer(context);
        });
        await server._application.StartAsync();
        var ports = server._application.Urls.ToDictionary(url => new Uri(url).Scheme, url => new Uri(url).Port);
        (server._plainPort, server._tlsPort) = (ports["http"], ports["https"]);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
        _certificate.Dispose();
    }

    private SocketsHttpHandler Handler()
    {
        var handler = RegistryHttp.CreateHandler();
        handler.UseProxy = false;
        handler.SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, presented, _, _) => presented!.GetCertHashString() == _certificate.Thumbprint,
        };
        handler.ConnectCallback = async (context, token) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            var isTls = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps;
            await socket.ConnectAsync(IPAddress.Loopback, isTls ? _tlsPort : _plainPort, token);
            return new NetworkStream(socket, ownsSocket: true);
        };
        return handler;
    }

    private static X509Certificate2 SelfSign()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=every.example", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <param name="Address">As asked for.</param>
    /// <param name="Authorization">The header, or null.</param>
    internal sealed record Received(string Address, string? Authorization);
}
