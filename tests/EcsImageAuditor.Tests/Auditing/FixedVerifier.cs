using System.Collections.Concurrent;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>Gives verdicts by repository and counts what it was asked.</summary>
internal sealed class FixedVerifier(Func<ImageByDigest, CancellationToken, Task<ImageVerification>> verify) : IImageVerifier
{
    public FixedVerifier(params (string Repository, Verdict Verdict)[] verdicts)
        : this((image, _) => Task.FromResult<ImageVerification>(verdicts.Single(known => known.Repository == image.Repository).Verdict))
    {
    }

    public string Name => "fixed";

    public ConcurrentQueue<ImageByDigest> Asked { get; } = new();

    public Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        Asked.Enqueue(image);
        return verify(image, cancellationToken);
    }
}
