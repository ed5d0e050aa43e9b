using System.Net;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>Revocation servers by URL, without a network. A URL that is not there answers 404.</summary>
internal sealed class RevocationServers : HttpMessageHandler
{
    private readonly Dictionary<string, Func<byte[], Task<HttpContent>>> _servers = new(StringComparer.Ordinal);

    /// <summary>The URLs asked, in order.</summary>
    public List<string> Asked { get; } = [];

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
        var url = request.RequestUri!.OriginalString;
        lock (Asked)
            Asked.Add(url);
        if (!_servers.TryGetValue(url, out var answer))
            return new HttpResponseMessage(HttpStatusCode.NotFound);

        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return new HttpResponseMessage { Content = await answer(body).WaitAsync(cancellationToken) };
    }
}
