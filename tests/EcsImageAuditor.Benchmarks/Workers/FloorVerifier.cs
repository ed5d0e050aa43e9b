using System.Security.Cryptography;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>
/// What any verifier of an image with one JWS signature has to do at a registry without the referrers API, and nothing else: it fetches the
/// same bytes, digests them and checks the envelope's signature. It reads nothing, and decides nothing.
/// </summary>
internal sealed class FloorVerifier : IImageVerifier, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly Uri _signer;
    private FloorWork? _work;

    public FloorVerifier(Uri signer) => _signer = signer;

    public string Name => "floor";

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        _work ??= await FloorWork.PrepareAsync(_http, image, _signer, cancellationToken);
        foreach (var (method, address) in _work.Requests)
            SHA256.HashData(await FloorWork.SendAsync(_http, method, address, cancellationToken));
        return _work.HasGoodSignature()
            ? Verdict.Trust
            : throw new InvalidOperationException("A signature is not good.");
    }

    public void Dispose() => _http.Dispose();
}
