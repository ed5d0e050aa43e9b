using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>
/// HEAD and GET of blobs, whole or by range, direct or by redirect.
/// See <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-blobs"/>.
/// </summary>
/// <param name="store">Where blobs are.</param>
/// <param name="redirectTo">Makes the address that GET is redirected to; null serves blobs here.</param>
internal sealed class BlobEndpoint(RegistryStore store, Func<RegistryRoute, string>? redirectTo)
{
    public async Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        var method = context.Request.Method;
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
            await RegistryError.MethodNotAllowed(method).WriteAsync(context);
        else if (store.Find(route.Repository)?.TryGetBlob(route.Reference, out var blob) is not true)
            await RegistryError.BlobUnknown(route.Reference).WriteAsync(context);
        else if (redirectTo is not null && HttpMethods.IsGet(method))
            context.Response.Redirect(redirectTo(route), permanent: false, preserveMethod: true);
        else
            await ServeAsync(context, route.Reference, blob);
    }

    public static async Task ServeAsync(HttpContext context, string digest, ReadOnlyMemory<byte> blob)
    {
        var response = context.Response;
        response.Headers["Docker-Content-Digest"] = digest;
        response.Headers.AcceptRanges = "bytes";
        response.ContentType = "application/octet-stream";
        var part = Select(context.Request, response, blob);
        response.ContentLength = part.Length;
        if (HttpMethods.IsGet(context.Request.Method))
            await response.Body.WriteAsync(part, context.RequestAborted);
    }

    private static ReadOnlyMemory<byte> Select(HttpRequest request, HttpResponse response, ReadOnlyMemory<byte> blob)
    {
        if (request.GetTypedHeaders().Range is not { Ranges.Count: 1 } range)
            return blob;

        var item = range.Ranges.First();
        var from = item.From ?? Math.Max(0, blob.Length - item.To ?? 0);
        var to = item.From is null ? blob.Length - 1 : Math.Min(item.To ?? long.MaxValue, blob.Length - 1);
        if (from > to)
        {
            response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange = $"bytes */{blob.Length}";
            return default;
        }

        response.StatusCode = StatusCodes.Status206PartialContent;
        response.Headers.ContentRange = $"bytes {from}-{to}/{blob.Length}";
        return blob.Slice((int)from, (int)(to - from + 1));
    }
}
