using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EcsImageAuditor.Emulator.Faults;

/// <summary>Commits the planned faults in front of a server's handler.</summary>
internal sealed class FaultInjector(FaultPlan plan, TimeProvider time)
{
    private const int FillerSize = 64 * 1024;

    public Task InvokeAsync(HttpContext context, RecordedRequest request, RequestDelegate next)
    {
        if (!plan.TryTake(request, out var kind))
            return next(context);

        return kind switch
        {
            FaultKind.Status status => AnswerAsync(context, status),
            FaultKind.Hang => Task.Delay(Timeout.InfiniteTimeSpan, time, context.RequestAborted),
            FaultKind.Delay delay => DelayAsync(context, delay.By, next),
            FaultKind.TruncateBody => AlterBodyAsync(context, next, TruncateAsync),
            FaultKind.OversizeBody oversize => AlterBodyAsync(context, next, (c, body) => PadAsync(c, body, oversize.Bytes)),
            FaultKind.WrongBytes => AlterBodyAsync(context, next, FlipAsync),
            _ => Abort(context),
        };
    }

    private static Task AnswerAsync(HttpContext context, FaultKind.Status status)
    {
        context.Response.StatusCode = status.Code;
        foreach (var (name, value) in status.Headers)
            context.Response.Headers[name] = value;
        return context.Response.WriteAsync(status.Body, context.RequestAborted);
    }


    private async Task DelayAsync(HttpContext context, TimeSpan by, RequestDelegate next)
    {
        await Task.Delay(by, time, context.RequestAborted);
        await next(context);
    }

    private static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task AlterBodyAsync(HttpContext context, RequestDelegate next, Func<HttpContext, byte[], Task> write)
    {
        var real = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));
        await next(context);
        await context.Response.CompleteAsync();
        context.Features.Set(real);
        if (buffer.Length > 0)
            await write(context, buffer.ToArray());
    }

    private static async Task TruncateAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentLength = body.Length;
        // Kestrel closes the connection after an answer that is shorter than announced; aborting it could lose what was sent.
        await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted);
    }

    private static async Task PadAsync(HttpContext context, byte[] body, long size)
    {
        context.Response.ContentLength = null;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
        var filler = new byte[FillerSize];
        filler.AsSpan().Fill((byte)' ');
        for (var left = size - body.Length; left > 0; left -= FillerSize)
            await context.Response.Body.WriteAsync(filler.AsMemory(0, (int)Math.Min(left, FillerSize)), context.RequestAborted);
    }

    private static async Task FlipAsync(HttpContext context, byte[] body)
    {
        body[body.Length / 2] ^= 1;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
