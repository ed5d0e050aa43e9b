using System.Security.Cryptography;
using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>The algorithms by which a timestamp can be signed: those of notation, which are fewer than CMS has.</summary>
internal static class TimestampAlgorithm
{
    /// <returns>The hash function; null for one that is not of SHA-2.</returns>
    public static HashAlgorithmName? Hash(string identifier) => identifier switch
    {
        ObjectIdentifiers.Sha256 => HashAlgorithmName.SHA256,
        ObjectIdentifiers.Sha384 => HashAlgorithmName.SHA384,
        ObjectIdentifiers.Sha512 => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <returns>How the signature is verified; null where notation does not know it.</returns>
    /// <remarks>
    /// The algorithm of RSA may name a hash function or leave it to the digest algorithm, that of ECDSA names it, and parameters of PSS are
    /// not read.
    /// </remarks>
    public static SignatureAlgorithmIdentifier? Find(SignerInfo signer) => signer.SignatureAlgorithm switch
    {
        ObjectIdentifiers.Rsa or ObjectIdentifiers.RsaPss when Hash(signer.DigestAlgorithm) is { } hash =>
            SignatureAlgorithmIdentifier.OfRsa(signer.SignatureAlgorithm, hash),
        ObjectIdentifiers.Sha256WithRsa or ObjectIdentifiers.Sha384WithRsa or ObjectIdentifiers.Sha512WithRsa
            or ObjectIdentifiers.EcdsaWithSha256 or ObjectIdentifiers.EcdsaWithSha384 or ObjectIdentifiers.EcdsaWithSha512 =>
            SignatureAlgorithmIdentifier.Of(signer.SignatureAlgorithm, parameters: default),
        _ => null,
    };
}
