using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Tests.Shared.AwsSdk;

/// <summary>
/// A real HTTP server on the loopback interface that keeps what it was asked and answers from a list; the last answer repeats.
/// </summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _answered;

    private FakeService(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    /// <summary>Completes with the first request.</summary>
    public Task Asked => _asked.Task;

    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    public ReceivedRequest Request => Assert.Single(_requests);

    public static async Task<FakeService> StartAsync(params Answer[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var service = new FakeService(app);
        app.Run(context => service.AnswerAsync(context, answers));
        await app.StartAsync();
        service.Address = app.Urls.Single();
        return service;
    }

    /// <summary>From now on connections to the address are refused.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Answer[] answers)
    {
        _requests.Enqueue(await ReceivedRequest.ReadAsync(context.Request));
        _asked.TrySetResult();
        var answer = answers[Math.Min(Interlocked.Increment(ref _answered), answers.Length) - 1];
        if (answer.Never)
            await Task.Delay(Timeout.Infinite, context.RequestAborted);

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Body);
    }
}
