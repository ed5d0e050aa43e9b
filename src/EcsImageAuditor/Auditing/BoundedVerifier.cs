using ImageSignatures.Oci;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Lets a verifier that starts a process for each image run so many at once and no more. How many images are judged at once is another
/// matter: most of them only wait for a registry.
/// </summary>
/// <param name="verifier">Starts processes.</param>
/// <param name="most">How many may run.</param>
internal sealed class BoundedVerifier(IImageVerifier verifier, int most) : IImageVerifier, IDisposable
{
    private readonly SemaphoreSlim _running = new(most);

    public string Name => verifier.Name;

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        await _running.WaitAsync(cancellationToken);
        try
        {
            return await verifier.VerifyAsync(image, cancellationToken);
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();
}
