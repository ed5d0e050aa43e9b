using ImageSignatures.Oci;

namespace ImageSignatures.Verification;

/// <summary>Verifies the Notary Project signatures of an image.</summary>
public interface IImageVerifier
{
    /// <summary><c>notation</c>, <c>builtin</c> or <c>both</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Judges the image. Everything that can go wrong with a registry, a signature service or the verifier itself is an
    /// inconclusive verdict.
    /// </summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken);
}
