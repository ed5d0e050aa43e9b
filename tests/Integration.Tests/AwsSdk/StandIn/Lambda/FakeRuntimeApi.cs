using System.Collections.Concurrent;
using System.Threading.Channels;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Integration.Tests.AwsSdk.StandIn.Lambda;

/// <summary>Lambda's Runtime API over real HTTP: it hands out a list of invocations, then waits, and keeps what it is told.</summary>
internal sealed class FakeRuntimeApi : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Invocation> _invocations;
    private readonly Channel<ReceivedRequest> _reports = Channel.CreateUnbounded<ReceivedRequest>();
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeRuntimeApi(WebApplication app, IEnumerable<Invocation> invocations)
    {
        _app = app;
        _invocations = new(invocations);
    }

    public string Endpoint => new Uri(_app.Urls.Single()).Authority;

    /// <summary>Completes when the loop asks for an invocation and there is none left.</summary>
    public Task Waiting => _waiting.Task;

    /// <summary>The status of the answer to a call by the end of its path; 202 for others.</summary>
    public ConcurrentDictionary<string, int> Refusals { get; } = new();

    public static async Task<FakeRuntimeApi> StartAsync(params Invocation[] invocations)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var api = new FakeRuntimeApi(app, invocations);
        app.MapGet("/2018-06-01/runtime/invocation/next", api.NextAsync);
        app.MapPost("/2018-06-01/runtime/{**rest}", api.ReportAsync);
        await app.StartAsync();
        return api;
    }

    /// <summary>The next response or error that the loop posted.</summary>
    public ValueTask<ReceivedRequest> ReportAsync() => _reports.Reader.ReadAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task NextAsync(HttpContext context)
    {
        if (Refusals.TryGetValue("next", out var status))
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync("refused");
        }
        else if (_invocations.TryDequeue(out var invocation))
        {
            foreach (var (name, value) in invocation.AllHeaders)
                context.Response.Headers[name] = value;
            await context.Response.WriteAsync(invocation.Document);
        }
        else
        {
            _waiting.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
    }

    private async Task ReportAsync(HttpContext context)
    {
        var report = await ReceivedRequest.ReadAsync(context.Request);
        context.Response.StatusCode = Refusals.GetValueOrDefault(report.Target.Split('/')[^1], 202);
        await _reports.Writer.WriteAsync(report);
    }
}
