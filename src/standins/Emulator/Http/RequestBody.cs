using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EcsImageAuditor.Emulator.Http;

internal static class RequestBody
{
    /// <summary>The whole body, of at most <paramref name="limit"/> bytes.</summary>
    /// <exception cref="BadHttpRequestException">The body is larger than the limit (status 413) or broke off.</exception>
    public static async Task<byte[]> ReadAsync(HttpRequest request, long limit)
    {
        request.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = limit;
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        return buffer.ToArray();
    }
}
