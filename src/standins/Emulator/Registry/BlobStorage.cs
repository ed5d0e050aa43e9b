using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>
/// The second port, to which blobs are redirected: a stand-in for the object storage behind a registry. Like S3 it takes the
/// signature in the query as the only credential, and refuses a request that brings an Authorization header as well.
/// </summary>
internal sealed class BlobStorage(RegistryStore store)
{
    private const string Prefix = "/storage";

    // Looks like a pre-signed address; nothing checks it.
    private const string Signature = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=3600&X-Amz-Signature=emulated";

    private const string TwoCredentials =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>InvalidArgument</Code><Message>Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified</Message><ArgumentName>Authorization</ArgumentName></Error>
        """;

    private const string NoSuchKey =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>
        """;

    // Another host name than the registry's: Go's client keeps the Authorization header when only the port differs.
    public static string AddressOf(int port, RegistryRoute route) =>
        $"http://127.0.0.1:{port}{Prefix}/v2/{route.Repository}/blobs/{route.Reference}?{Signature}";

    public Task HandleAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0)
            return RefuseAsync(context, StatusCodes.Status400BadRequest, TwoCredentials);

        if (!context.Request.Path.StartsWithSegments(Prefix, StringComparison.Ordinal, out var path))
            return RefuseAsync(context, StatusCodes.Status404NotFound, NoSuchKey);

        var route = RegistryRoute.Parse(path.Value ?? "");
        return store.Find(route.Repository)?.TryGetBlob(route.Reference, out var blob) is true
            ? BlobEndpoint.ServeAsync(context, route.Reference, blob)
            : RefuseAsync(context, StatusCodes.Status404NotFound, NoSuchKey);
    }

    private static Task RefuseAsync(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
