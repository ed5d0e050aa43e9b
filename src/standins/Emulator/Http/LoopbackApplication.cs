using EcsImageAuditor.Emulator.Faults;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EcsImageAuditor.Emulator.Http;

/// <summary>What happens to each request: it is recorded, a planned fault may strike, then the server's handler answers.</summary>
internal sealed class LoopbackApplication(RequestLog requests, FaultInjector faults, RequestDelegate handler)
    : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var request = requests.Add(context);
        try
        {
            await faults.InvokeAsync(context, request, handler);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client or the server went away; nobody is left to answer.
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }
}
