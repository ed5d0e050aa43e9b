using System.Collections.Concurrent;
using System.Net.Http.Headers;
using EcsImageAuditor.Emulator.Http;
using EcsImageAuditor.Emulator.Oci;
using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>
/// Uploads of blobs: POST, PATCH and PUT, in one piece or in chunks, and mounts from another repository.
/// See <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-blobs"/>.
/// </summary>
internal sealed class UploadEndpoint(RegistryStore store, RegistryAuthorization authorization)
{
    private const long MaxBlobBytes = 256 << 20;
    private const int MaxSessions = 256;

    private readonly ConcurrentDictionary<string, UploadSession> _sessions = new(StringComparer.Ordinal);

    public Task HandleAsync(HttpContext context, RegistryRoute route)
    {
        var method = context.Request.Method;
        if (route.Reference.Length == 0)
            return HttpMethods.IsPost(method) ? StartAsync(context, route) : RegistryError.MethodNotAllowed(method).WriteAsync(context);
        if (!_sessions.TryGetValue(route.Reference, out var session) || session.Repository != route.Repository)
            return RegistryError.UploadUnknown().WriteAsync(context);

        return method switch
        {
            "GET" => AnswerProgress(context, route, session, StatusCodes.Status204NoContent),
            "PATCH" => PatchAsync(context, route, session),
            "PUT" => FinishAsync(context, route, session),
            "DELETE" => Cancel(context, route),
            _ => RegistryError.MethodNotAllowed(method).WriteAsync(context),
        };
    }

    private async Task StartAsync(HttpContext context, RegistryRoute route)
    {
        var query = context.Request.Query;
        if (TryMount(context.Request, out var blob))
            await StoreAsync(context, route.Repository, query["mount"].ToString(), blob);
        else if (query["digest"].ToString() is { Length: > 0 } digest)
            await StoreAsync(context, route.Repository, digest, await RequestBody.ReadAsync(context.Request, MaxBlobBytes));
        else if (_sessions.Count >= MaxSessions)
            await RegistryError.TooManyUploads(MaxSessions).WriteAsync(context);
        else
            await OpenAsync(context, route);
    }

    private Task OpenAsync(HttpContext context, RegistryRoute route)
    {
        var id = Guid.NewGuid().ToString();
        var session = new UploadSession(route.Repository);
        _sessions.TryAdd(id, session);
        return AnswerProgress(context, route with { Reference = id }, session, StatusCodes.Status202Accepted);
    }

    // A mount that cannot be granted becomes an ordinary upload, as the specification asks.
    private bool TryMount(HttpRequest request, out ReadOnlyMemory<byte> blob)
    {
        blob = default;
        var from = request.Query["from"].ToString();
        return authorization.Allows(request, from, "pull")
            && store.Find(from)?.TryGetBlob(request.Query["mount"].ToString(), out blob) is true;
    }

    private static async Task PatchAsync(HttpContext context, RegistryRoute route, UploadSession session)
    {
        if (await TryAppendAsync(context, session))
            await AnswerProgress(context, route, session, StatusCodes.Status202Accepted);
    }

    private async Task FinishAsync(HttpContext context, RegistryRoute route, UploadSession session)
    {
        if (await TryAppendAsync(context, session))
        {
            _sessions.TryRemove(route.Reference, out _);
            await StoreAsync(context, route.Repository, context.Request.Query["digest"].ToString(), session.Bytes());
        }
    }

    private static async Task<bool> TryAppendAsync(HttpContext context, UploadSession session)
    {
        var expected = session.Length;
        var chunk = await RequestBody.ReadAsync(context.Request, MaxBlobBytes - expected);
        if (session.TryAppend(StartOf(context.Request) ?? expected, chunk))
            return true;

        await RegistryError.UploadInvalid($"the next chunk must start at byte {expected}").WriteAsync(context);
        return false;
    }

    // The specification writes "start-end", without the unit that HTTP's Content-Range has.
    private static long? StartOf(HttpRequest request)
    {
        var header = request.Headers.ContentRange.ToString();
        return ContentRangeHeaderValue.TryParse("bytes " + header + "/*", out var range) ? range.From : null;
    }

    private async Task StoreAsync(HttpContext context, string repository, string digest, ReadOnlyMemory<byte> bytes)
    {
        var actual = Digest.Of(bytes.Span);
        if (actual != digest)
        {
            await RegistryError.DigestInvalid($"the blob's digest is {actual}, not \"{digest}\"").WriteAsync(context);
        }
        else if (!store.TryPutBlob(repository, digest, bytes))
        {
            await RegistryError.TooLarge(store.FullMessage).WriteAsync(context);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status201Created;
            context.Response.Headers.Location = $"/v2/{repository}/blobs/{digest}";
            context.Response.Headers["Docker-Content-Digest"] = digest;
        }
    }

    private Task Cancel(HttpContext context, RegistryRoute route)
    {
        _sessions.TryRemove(route.Reference, out _);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task AnswerProgress(HttpContext context, RegistryRoute route, UploadSession session, int status)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = $"/v2/{route.Repository}/blobs/uploads/{route.Reference}";
        context.Response.Headers.Range = $"0-{Math.Max(0, session.Length - 1)}";
        context.Response.Headers["Docker-Upload-UUID"] = route.Reference;
        return Task.CompletedTask;
    }
}
