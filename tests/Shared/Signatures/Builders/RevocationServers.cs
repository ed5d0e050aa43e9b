using System.Net;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>Revocation servers by URL, without a network. A URL that is not there answers 404.</summary>
internal sealed class RevocationServers : HttpMessageHandler
{
    private readonly Dictionary<string, Func<byte[], Task<HttpContent>>> _servers = new(StringComparer.Ordinal);

    /// <summary>The URLs asked, in order.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What each answers that is asked by GET with a question in the path; null where it answers such questions.</summary>
    public HttpStatusCode? RefusesGet { get; set; }

    /// <summary>By which methods the URLs were asked, in order.</summary>
    public List<HttpMethod> Methods { get; } = [];

    public HttpClient Client => new(this, disposeHandler: false);

    public RevocationServers Serve(string url, byte[] body) => Serve(url, _ => body);

    public RevocationServers Serve(string url, Func<byte[], byte[]> answer) =>
        Serve(url, request => Task.FromResult<HttpContent>(new ByteArrayContent(answer(request))));

    public RevocationServers Serve(string url, Func<byte[], Task<HttpContent>> answer)
    {
        _servers[url] = answer;
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (url, question) = Split(request.RequestUri!.OriginalString);
        lock (Asked)
        {
            Asked.Add(url);
            Methods.Add(request.Method);
        }

        if (!_servers.TryGetValue(url, out var answer))
            return new HttpResponseMessage(HttpStatusCode.NotFound);
        if (question.Length > 0 && RefusesGet is { } status)
            return new HttpResponseMessage(status);

        var body = request.Content is null ? question : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return new HttpResponseMessage { Content = await answer(body).WaitAsync(cancellationToken) };
    }

    // A question of OCSP stands in the path, as base 64 without a slash of its own.
    private (string Url, byte[] Question) Split(string url)
    {
        var slash = url.LastIndexOf('/') + 1;
        var question = new byte[url.Length];
        return !_servers.ContainsKey(url) && Convert.TryFromBase64String(Uri.UnescapeDataString(url[slash..]), question, out var length) && length > 40
            ? (_servers.ContainsKey(url[..(slash - 1)]) ? url[..(slash - 1)] : url[..slash], question[..length])
            : (url, []);
    }
}
