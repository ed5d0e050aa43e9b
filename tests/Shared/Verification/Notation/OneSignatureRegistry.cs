using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Tests.Shared.Verification.Notation;

/// <summary>A registry without a network, in which one image has one signature, or none.</summary>
/// <param name="image">The image's digest.</param>
/// <param name="envelope">The signature; null for none.</param>
internal sealed class OneSignatureRegistry(Digest image, byte[]? envelope) : HttpMessageHandler
{
    private const string SignatureType = "application/vnd.cncf.notary.signature";

    private readonly byte[] _envelope = envelope ?? [];

    private readonly byte[] _signature = Encoding.UTF8.GetBytes(
        $$"""
        {"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}","artifactType":"{{SignatureType}}",
        "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"{{Digest.Compute("{}"u8)}}","size":2},
        "layers":[{"mediaType":"application/jose+json","digest":"{{Digest.Compute(envelope)}}","size":{{envelope?.Length}}}],
        "subject":{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{image}}","size":5} }
        """);

    /// <summary>The signature's manifest.</summary>
    public Digest Signature => Digest.Compute(_signature);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        return Task.FromResult(
            path.Contains("/referrers/", StringComparison.Ordinal) ? Answer(Encoding.UTF8.GetBytes(Listing()), MediaTypes.OciIndex)
            : path.EndsWith($"/{image}", StringComparison.Ordinal) ? Answer("image"u8.ToArray(), MediaTypes.OciManifest, image)
            : path.EndsWith($"/{Signature}", StringComparison.Ordinal) ? Answer(_signature, MediaTypes.OciManifest)
            : path.Contains("/blobs/", StringComparison.Ordinal) ? Answer(_envelope, "application/octet-stream")
            : new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new ByteArrayContent([]) });
    }

    private string Listing()
    {
        var entry = $$"""
            {"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{Signature}}","size":{{_signature.Length}},"artifactType":"{{SignatureType}}"}
            """;
        return $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciIndex}}","manifests":[{{(envelope is null ? "" : entry)}}]}""";
    }

    private static HttpResponseMessage Answer(byte[] body, string mediaType, Digest? digest = null)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        if (digest is not null)
            answer.Headers.TryAddWithoutValidation("Docker-Content-Digest", digest.ToString());
        return answer;
    }
}
