using System.Security.Cryptography;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>A leaf certificate with its key and the chain above it.</summary>
public sealed class SigningCertificate
{
    private readonly ECDsa _key;

    internal SigningCertificate(ECDsa key, IReadOnlyList<ReadOnlyMemory<byte>> chain)
    {
        _key = key;
        Chain = chain;
        Hashes = CertificateHashes.Of(chain);
    }

    /// <summary>The certificates in DER, leaf first, root last.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Chain { get; }

    /// <summary>What GetRevocationStatus is asked about: an entry for each certificate, in the order of the chain.</summary>
    public IReadOnlyList<string> Hashes { get; }

    /// <summary>Signs by ECDSA with SHA-384; the answer is r and s side by side, as JWS wants it.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> data) =>
        _key.SignData(data, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
}
