using System.Net;
using System.Text;
using Amazon.Runtime;

namespace Deployment.Tests.Wire;

/// <summary>Keeps the one request that a client sends, and answers it: hosts of AWS stay what they are, and nothing is connected.</summary>
internal sealed class WireRecorder(string answer) : HttpClientFactory
{
    private string Answer { get; } = answer;

    /// <summary>Of the answer.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The header in which REST JSON names an error.</summary>
    public string? ErrorType { get; init; }

    public SpokenRequest? Request { get; private set; }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => true;

    private sealed class Handler(WireRecorder owner) : HttpMessageHandler
    {

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            owner.Request = SpokenRequest.Of(
                request, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            var response = new HttpResponseMessage((HttpStatusCode)owner.Status)
            {
                Content = new StringContent(owner.Answer, Encoding.UTF8),
            };
            response.Headers.Add("x-amzn-RequestId", "request-1");
            if (owner.ErrorType is { } type)
                response.Headers.Add("x-amzn-ErrorType", type);
            return response;
        }
    }
}
