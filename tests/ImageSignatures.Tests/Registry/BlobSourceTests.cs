using System.Net;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signing.Pushing;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Registry;

public sealed class BlobSourceTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 100).Select(value => (byte)value)];
    private readonly ManualTimeProvider _clock = new();

    private static Descriptor Blob => new() { MediaType = "application/octet-stream", Digest = Digest.Compute(Content), Size = Content.Length };

    [Fact]
    public async Task A_small_blob_that_stalls_is_given_up_after_a_minute_without_a_byte()
    {
        var failure = await Assert.ThrowsAsync<RegistryException>(() => CopyAsync(new StalledStream(Content[..10], () => _clock.Advance(TimeSpan.FromMinutes(1)))));

        Assert.Equal(ReasonCode.Timeout, failure.Reason.Code);
        Assert.Contains("nothing more came for 60 s, after 10 of 100 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_behind_the_last_byte_was_whole() =>
        Assert.True(await CopyAsync(new StalledStream(Content, () => throw new IOException("The end of the answer is missing."))));

    private async Task<bool> CopyAsync(Stream body)
    {
        using var http = new HttpClient(new OneBlob(body));
        var client = new RegistryClient(http, KnownCredential.None, _clock, new RegistryClientOptions());
        return await new RegistryPusher(client, _clock).CopyBlobAsync(
            new RepositoryName("source.example.com", "from"), new RepositoryName("target.example.com", "to"), Blob, null, _ => { }, default);
    }

    private sealed class OneBlob(Stream body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request };
            if (request.Method == HttpMethod.Get)
            {
                answer.Content = new StreamContent(body) { Headers = { ContentLength = Content.Length } };
            }
            else
            {
                answer.StatusCode = request.Method == HttpMethod.Post ? HttpStatusCode.Accepted : HttpStatusCode.Created;
                answer.Headers.Location = new Uri("/v2/to/blobs/uploads/1", UriKind.Relative);
            }

            return Task.FromResult(answer);
        }
    }

    /// <summary>Gives what it has, and then nothing any more.</summary>
    private sealed class StalledStream(byte[] content, Action then) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < Length)
                return await base.ReadAsync(buffer, cancellationToken);

            then();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
