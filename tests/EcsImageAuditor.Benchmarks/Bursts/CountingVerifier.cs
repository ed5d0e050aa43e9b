using ImageSignatures.Oci;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>Counts what a verifier is asked.</summary>
internal sealed class CountingVerifier(IImageVerifier verifier) : IImageVerifier
{
    private int _count;

    public string Name => verifier.Name;

    public int Count => _count;

    public Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return verifier.VerifyAsync(image, cancellationToken);
    }
}
