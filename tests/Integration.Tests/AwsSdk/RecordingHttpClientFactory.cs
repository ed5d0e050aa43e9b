using System.Net;
using Amazon.Runtime;

namespace Integration.Tests.AwsSdk;

/// <summary>Answers every request with an empty object and keeps its address: for hosts that no test can reach.</summary>
internal sealed class RecordingHttpClientFactory : HttpClientFactory, IDisposable
{
    private readonly Recorder _recorder = new();

    public Uri? Asked => _recorder.Asked;

    public string? Authorization => _recorder.Authorization;

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(_recorder, disposeHandler: false);

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public void Dispose() => _recorder.Dispose();

    private sealed class Recorder : HttpMessageHandler
    {
        public Uri? Asked { get; private set; }

        public string? Authorization { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked = request.RequestUri;
            Authorization = request.Headers.NonValidated["Authorization"].ToString();
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") });
        }
    }
}
