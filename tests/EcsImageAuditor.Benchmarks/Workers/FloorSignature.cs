using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ImageSignatures.Signatures;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>The signature of an envelope, with the key of its signing certificate.</summary>
internal static class FloorSignature
{
    /// <returns>Checks the signature, and does nothing else.</returns>
    /// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#algorithm-selection</remarks>
    public static Func<bool> Of(RawEnvelope envelope)
    {
        var (content, signature) = (envelope.SignedBytes.ToArray(), envelope.Signature.ToArray());
        var certificate = X509CertificateLoader.LoadCertificate(envelope.Certificates[0].Span);
        if (certificate.GetECDsaPublicKey() is { } elliptic)
        {
            var hash = HashFor(elliptic.KeySize / 128);
            return () => elliptic.VerifyData(content, signature, hash);
        }

        var rsa = certificate.GetRSAPublicKey()!;
        var rsaHash = HashFor(rsa.KeySize / 1024);
        return () => rsa.VerifyData(content, signature, rsaHash, RSASignaturePadding.Pss);
    }

    private static HashAlgorithmName HashFor(int strength) => strength switch
    {
        2 => HashAlgorithmName.SHA256,
        3 => HashAlgorithmName.SHA384,
        _ => HashAlgorithmName.SHA512,
    };
}
