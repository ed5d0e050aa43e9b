using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace Components.Tests.Fleet;

/// <summary>
/// Stands between a worker and moto: faults can strike here, and a worker can die here, in the middle of a call. It lets one DynamoDB
/// call through at a time, because moto checks a condition and writes in two steps, which a table does in one.
/// </summary>
internal sealed class AwsGateway : IAsyncDisposable
{
    private static readonly string[] NotForwarded = ["Host", "Connection", "Content-Length", "Content-Type", "Transfer-Encoding", "Expect"];

    private readonly HttpClient _http = new();
    private readonly SemaphoreSlim _table = new(1);
    private readonly Uri _moto;
    private LoopbackServer _server = null!;

    private AwsGateway(Uri moto) => _moto = moto;

    public string Endpoint => $"http://127.0.0.1:{_server.Ports[0]}";

    public FaultPlan Faults => _server.Faults;

    /// <summary>Is told of each call before it is forwarded; what it returns is awaited.</summary>
    public Func<AwsCall, Task> Before { get; set; } = _ => Task.CompletedTask;

    /// <summary>Is told of each call that was forwarded, before its answer goes back.</summary>
    public Func<AwsCall, Task> After { get; set; } = _ => Task.CompletedTask;

    /// <summary>Completes an answer with what moto does not know.</summary>
    public Func<AwsCall, byte[], byte[]> Complete { get; set; } = (_, answer) => answer;

    public static async Task<AwsGateway> StartAsync(Uri moto)
    {
        var gateway = new AwsGateway(moto);
        gateway._server = await LoopbackServer.StartAsync(gateway.ForwardAsync, TimeProvider.System, 1, default);
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
        _table.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var call = AwsCall.Of(context.Request, body.ToArray());
        await Before(call).WaitAsync(context.RequestAborted);
        using var answer = await SendAsync(context.Request, call);
        var content = Complete(call, await answer.Content.ReadAsByteArrayAsync(context.RequestAborted));
        await After(call).WaitAsync(context.RequestAborted);

        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequest request, AwsCall call)
    {
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(_moto, request.Path + request.QueryString))
        {
            Content = new ByteArrayContent(call.Body),
        };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        foreach (var (name, value) in request.Headers.Where(header => !NotForwarded.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            message.Headers.TryAddWithoutValidation(name, value.ToArray());

        if (!call.IsTable)
            return await _http.SendAsync(message);
        await _table.WaitAsync();
        try
        {
            return await _http.SendAsync(message);
        }
        finally
        {
            _table.Release();
        }
    }
}
