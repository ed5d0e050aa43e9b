using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>
/// Stands before a registry of plain HTTP and counts. It may keep every answer for a while, as a registry at some distance would: what
/// is asked at once then overlaps, and what waits for an answer does not.
/// </summary>
internal sealed class CountingProxy : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly ConcurrentQueue<(long Began, long Ended)> _exchanges = new();
    private readonly string _registry;
    private readonly TimeSpan _distance;

    private CountingProxy(WebApplication application, string registry, TimeSpan distance) =>
        (_application, _registry, _distance) = (application, registry, distance);

    /// <summary>localhost:PORT.</summary>
    public string Host => $"localhost:{new Uri(_application.Urls.Single()).Port}";

    public Traffic Traffic => Traffic.Of(_exchanges);

    public static async Task<CountingProxy> StartAsync(string registry, TimeSpan distance)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var proxy = new CountingProxy(builder.Build(), registry, distance);
        proxy._application.Urls.Add("http://127.0.0.1:0");
        proxy._application.Run(proxy.ForwardAsync);
        await proxy._application.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        var began = Stopwatch.GetTimestamp();
        var address = $"http://{_registry}{context.Request.Path}{context.Request.QueryString}";
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        request.Headers.TryAddWithoutValidation("Accept", context.Request.Headers.Accept.ToArray());
        using var answer = await _http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        await Task.Delay(_distance);

        // Before the client can act on it.
        _exchanges.Enqueue((began, Stopwatch.GetTimestamp()));
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
            context.Response.Headers[name] = values.ToArray();
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body);
    }
}
