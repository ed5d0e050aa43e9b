using System.Text.Json;
using ImageSignatures.Oci;
using ImageSignatures.Signatures.Jws;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>What <see cref="FloorVerifier"/> does each time, found out once.</summary>
internal sealed record FloorWork(IReadOnlyList<(HttpMethod Method, Uri Address)> Requests, Func<bool> HasGoodSignature)
{
    private const string Types =
        "application/vnd.oci.image.manifest.v1+json,application/vnd.oci.image.index.v1+json,application/vnd.docker.distribution.manifest.v2+json";

    /// <param name="http">Asks the registry.</param>
    /// <param name="image">Has one signature, a JWS envelope.</param>
    /// <param name="signer">AWS Signer, which is asked for revocations.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public static async Task<FloorWork> PrepareAsync(HttpClient http, ImageByDigest image, Uri signer, CancellationToken cancellationToken)
    {
        var repository = new Uri($"http://{image.Registry}/v2/{image.Repository}/");
        var list = new Uri(repository, $"manifests/{image.Digest.ToString().Replace(':', '-')}");
        var manifest = new Uri(repository, $"manifests/{await FirstDigestAsync(list, "manifests")}");
        var blob = new Uri(repository, $"blobs/{await FirstDigestAsync(manifest, "layers")}");
        var envelope = JwsEnvelope.Read(await SendAsync(http, HttpMethod.Get, blob, cancellationToken));
        return new FloorWork(
            [
                (HttpMethod.Head, new Uri(repository, $"manifests/{image.Digest}")),
                (HttpMethod.Get, new Uri(repository, $"referrers/{image.Digest}")),
                (HttpMethod.Get, list),
                (HttpMethod.Get, manifest),
                (HttpMethod.Get, blob),
                (HttpMethod.Get, new Uri(signer, "revocations")),
            ],
            FloorSignature.Of(envelope));

        async Task<string> FirstDigestAsync(Uri address, string member)
        {
            using var document = JsonDocument.Parse(await SendAsync(http, HttpMethod.Get, address, cancellationToken));
            return document.RootElement.GetProperty(member)[0].GetProperty("digest").GetString()!;
        }
    }

    public static async Task<byte[]> SendAsync(HttpClient http, HttpMethod method, Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation("Accept", Types);
        using var answer = await http.SendAsync(request, cancellationToken);
        return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }
}
