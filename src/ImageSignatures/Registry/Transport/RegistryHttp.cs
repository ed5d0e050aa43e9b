using System.Net.Http.Headers;

namespace ImageSignatures.Registry.Transport;

/// <summary>Makes the one HTTP client that a process shares for all registries.</summary>
public static class RegistryHttp
{
    public static HttpClient CreateClient() => CreateClient(CreateHandler());

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
