using ImageSignatures.Oci;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Signing.Signers;

/// <summary>Signs an image and attaches the signature.</summary>
internal interface ISignatureMaker
{
    /// <param name="image">The image.</param>
    /// <param name="subject">Its manifest or index, as the registry holds it.</param>
    /// <param name="profile">Who signs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The signature; null where the maker does not say which one it pushed.</returns>
    /// <exception cref="SigningException">There is no good signature to be had.</exception>
    /// <exception cref="Registry.Transport.RegistryException">The registry did not take it.</exception>
    Task<AttachedSignature?> SignAsync(
        ImageByDigest image, Descriptor subject, SigningProfileArn profile, CancellationToken cancellationToken);
}
