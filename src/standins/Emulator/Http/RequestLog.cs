using EcsImageAuditor.Emulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EcsImageAuditor.Emulator.Http;

/// <summary>The last requests of a server, oldest first. Thread safe.</summary>
internal sealed class RequestLog
{
    private const int Capacity = 10_000;

    // What a header without a scheme is recorded as: its text may be the credential itself.
    private const string UnknownScheme = "?";

    private readonly Lock _lock = new();
    private readonly Queue<RecordedRequest> _requests = new();

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_lock)
            return [.. _requests];
    }

    public void Clear()
    {
        lock (_lock)
            _requests.Clear();
    }

    public RecordedRequest Add(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new RecordedRequest(
            context.Request.Method, target, context.Request.Headers["X-Amz-Target"].ToString(), SchemeOf(context.Request));
        lock (_lock)
        {
            if (_requests.Count == Capacity)
                _requests.Dequeue();
            _requests.Enqueue(request);
        }

        return request;
    }

    private static string SchemeOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 ? header[..space] : header.Length > 0 ? UnknownScheme : "";
    }
}
