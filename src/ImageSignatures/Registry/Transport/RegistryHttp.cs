using System.Net;
using System.Net.Http.Headers;
using ImageSignatures.Network;

namespace ImageSignatures.Registry.Transport;

/// <summary>Makes the one HTTP client that a process shares for all registries.</summary>
public static class RegistryHttp
{
    public static HttpClient CreateClient() => CreateClient(CreateHandler());

    /// <summary>
    /// A client that connects to public addresses only, for references that somebody else chose: no name, and no redirect, leads to what
    /// only this machine or its network can reach.
    /// </summary>
    /// <param name="mayBePrivate">True for a host and port that may have any address.</param>
    public static HttpClient CreateClient(Func<string, int, bool> mayBePrivate) => CreateClient(CreateHandler(mayBePrivate));

    /// <inheritdoc cref="CreateClient(Func{string, int, bool})"/>
    /// <remarks>
    /// The address is checked when the connection is made, after the name has been resolved. A proxy resolves names by itself, so the
    /// connection to it, which the machine's owner configured, says nothing of the registry and is let be.
    /// </remarks>
    internal static SocketsHttpHandler CreateHandler(Func<string, int, bool> mayBePrivate)
    {
        var handler = CreateHandler();
        handler.ConnectCallback = (context, cancellationToken) =>
        {
            var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
            var isFree = mayBePrivate(host.ToLowerInvariant(), port) || IsProxy(context.DnsEndPoint, context.InitialRequestMessage.RequestUri);
            return AllowedAddress.ConnectAsync(
                context.DnsEndPoint, address => isFree || PublicAddresses.Contain(address), cancellationToken);
        };
        return handler;
    }

    /// <summary>Redirects are followed by hand, where it can be seen what goes along; bodies are hashed, so nothing unpacks them.</summary>
    internal static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(60),
        MaxConnectionsPerServer = 32,
        MaxResponseHeadersLength = 64, // KiB
    };

    private static bool IsProxy(DnsEndPoint endPoint, Uri? asked) =>
        asked is not null
        && HttpClient.DefaultProxy.GetProxy(asked) is { } proxy
        && proxy != asked
        && string.Equals(proxy.IdnHost, endPoint.Host, StringComparison.OrdinalIgnoreCase)
        && proxy.Port == endPoint.Port;

    /// <summary>A <see cref="RegistryClient"/> has a deadline of its own for each request.</summary>
    internal static HttpClient CreateClient(SocketsHttpHandler handler)
    {
        var version = typeof(RegistryHttp).Assembly.GetName().Version!.ToString(3);
        return new HttpClient(handler)
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("ecs-image-auditor", version) } },
        };
    }
}
