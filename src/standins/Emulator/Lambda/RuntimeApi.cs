using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Threading.Channels;
using EcsImageAuditor.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Lambda;

/// <summary>
/// The endpoints of the Lambda Runtime API.
/// See <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"/>.
/// </summary>
internal sealed class RuntimeApi(TimeProvider time)
{
    private const long MaxResponseBytes = (6 << 20) + 100_000;
    private const int MaxWaiting = 1_000;
    private const string ErrorTypeHeader = "Lambda-Runtime-Function-Error-Type";
    private const string InvocationIdHeader = "Lambda-Runtime-Invocation-Id";
    private const string FunctionArn = "arn:aws:lambda:us-west-2:111122223333:function:ecs-image-auditor";

    private readonly ConcurrentQueue<InitError> _initErrors = new();
    private readonly ConcurrentDictionary<string, Invocation> _open = new(StringComparer.Ordinal);
    private readonly Channel<Invocation> _waiting = Channel.CreateBounded<Invocation>(MaxWaiting);

    // Why no function is there to take events; null once one has asked for them.
    private volatile InitError? _failedInit;

    public IReadOnlyList<InitError> InitErrors => [.. _initErrors];

    public async Task<InvocationResult> InvokeAsync(ReadOnlyMemory<byte> payload, TimeSpan timeout, CancellationToken ct)
    {
        if (_failedInit is { } failed)
            return ResultOf(failed);

        var invocation = new Invocation(payload, time.GetUtcNow() + timeout);
        _open.TryAdd(invocation.RequestId, invocation);
        try
        {
            await _waiting.Writer.WriteAsync(invocation, ct);
            return await invocation.Result.WaitAsync(timeout, time, ct);
        }
        catch (TimeoutException)
        {
            invocation.TryEnd(TimedOut(invocation, timeout));
            return await invocation.Result;
        }
        finally
        {
            _open.TryRemove(invocation.RequestId, out _);
        }
    }

    public Task HandleAsync(HttpContext context)
    {
        var segments = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (context.Request.Method, segments) switch
        {
            ("GET", ["2018-06-01", "runtime", "invocation", "next"]) => NextAsync(context),
            ("POST", ["2018-06-01", "runtime", "invocation", var id, "response"]) => EndAsync(context, id, success: true),
            ("POST", ["2018-06-01", "runtime", "invocation", var id, "error"]) => EndAsync(context, id, success: false),
            ("POST", ["2018-06-01", "runtime", "init", "error"]) => InitErrorAsync(context),
            _ => AnswerAsync(context, StatusCodes.Status404NotFound, """{"errorMessage":"No such path","errorType":"NotFound"}"""),
        };
    }

    private async Task NextAsync(HttpContext context)
    {
        _failedInit = null;
        Invocation invocation;
        do
            invocation = await _waiting.Reader.ReadAsync(context.RequestAborted);
        while (invocation.Result.IsCompleted);

        var headers = context.Response.Headers;
        headers["Lambda-Runtime-Aws-Request-Id"] = invocation.RequestId;
        headers["Lambda-Runtime-Deadline-Ms"] = invocation.DeadlineMs;
        headers["Lambda-Runtime-Invoked-Function-Arn"] = FunctionArn;
        headers["Lambda-Runtime-Trace-Id"] = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0";
        headers[InvocationIdHeader] = invocation.InvocationId;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = invocation.Payload.Length;
        await context.Response.Body.WriteAsync(invocation.Payload, context.RequestAborted);
    }

    private async Task EndAsync(HttpContext context, string requestId, bool success)
    {
        var body = await ReadAsync(context);
        if (body is null)
            return;
        if (!_open.TryGetValue(requestId, out var invocation))
        {
            await RefuseAsync(context, "InvalidRequestID", "Invalid request ID");
            return;
        }

        var echo = context.Request.Headers[InvocationIdHeader].ToString();
        if (echo.Length > 0 && echo != invocation.InvocationId)
            await RefuseAsync(context, "InvalidInvocationId", "Invalid invocation ID");
        else if (invocation.TryEnd(new InvocationResult(success, body, success ? "" : context.Request.Headers[ErrorTypeHeader].ToString())))
            await AcceptAsync(context);
        else
            await RefuseAsync(context, "InvalidStateTransition", "The invocation has ended");
    }

    private async Task InitErrorAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        if (body is null)
            return;

        var error = new InitError(context.Request.Headers[ErrorTypeHeader].ToString(), body);
        if (_initErrors.Count < MaxWaiting)
            _initErrors.Enqueue(error);
        _failedInit = error;
        foreach (var invocation in _open.Values)
            invocation.TryEnd(ResultOf(error));
        await AcceptAsync(context);
    }

    private static InvocationResult ResultOf(InitError error) => new(false, error.Payload, error.ErrorType);

    private static InvocationResult TimedOut(Invocation invocation, TimeSpan timeout)
    {
        var seconds = timeout.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
        var message = $"RequestId: {invocation.RequestId} Error: Task timed out after {seconds} seconds";
        var document = $$"""{"errorType":"Sandbox.Timedout","errorMessage":"{{message}}"}""";
        return new InvocationResult(false, Encoding.UTF8.GetBytes(document), "Sandbox.Timedout");
    }

    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        try
        {
            return await RequestBody.ReadAsync(context.Request, MaxResponseBytes);
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            const string body = """{"errorMessage":"Exceeded maximum allowed payload size","errorType":"RequestEntityTooLarge"}""";
            await AnswerAsync(context, StatusCodes.Status413PayloadTooLarge, body);
            return null;
        }
    }

    private static Task AcceptAsync(HttpContext context) => AnswerAsync(context, StatusCodes.Status202Accepted, """{"status":"OK"}""");

    private static Task RefuseAsync(HttpContext context, string type, string message) => AnswerAsync(
        context, StatusCodes.Status400BadRequest, $$"""{"errorMessage":"{{message}}","errorType":"{{type}}"}""");

    private static Task AnswerAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
