using System.Formats.Asn1;
using System.Security.Cryptography;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>The algorithm that a certificate, a revocation list or an OCSP response was signed with.</summary>
/// <remarks>
/// Equal to Go's crypto/x509 where the Notary Project allows it: RSA with PKCS #1 v1.5 or PSS and ECDSA, with SHA-256, SHA-384 or SHA-512.
/// SHA-1 and Ed25519 are refused:
/// https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#other-requirements
/// </remarks>
internal sealed class SignatureAlgorithmIdentifier
{
    private SignatureAlgorithmIdentifier(string objectIdentifier, HashAlgorithmName hash, RSASignaturePadding? padding)
    {
        ObjectIdentifier = objectIdentifier;
        Hash = hash;
        Padding = padding;
    }

    public string ObjectIdentifier { get; }

    /// <summary>The hash function, without a name where the algorithm is not supported.</summary>
    public HashAlgorithmName Hash { get; }

    /// <summary>The padding of an RSA signature; null for ECDSA.</summary>
    public RSASignaturePadding? Padding { get; }

    public bool IsSupported => Hash.Name is not null;

    public bool UsesSha1 => ObjectIdentifier is ObjectIdentifiers.Sha1WithRsa or ObjectIdentifiers.EcdsaWithSha1;

    /// <summary>Reads an AlgorithmIdentifier. One that is not supported is read too: it verifies nothing.</summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    public static SignatureAlgorithmIdentifier Read(AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadGoObjectIdentifier();
        var parameters = sequence.HasData ? sequence.ReadGoElement() : default;
        sequence.RequireEnd();
        return Of(oid, parameters);
    }

    /// <summary>The algorithm of that identifier; one that is not supported verifies nothing.</summary>
    public static SignatureAlgorithmIdentifier Of(string oid, ReadOnlyMemory<byte> parameters) => oid switch
    {
        ObjectIdentifiers.Sha256WithRsa => new(oid, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        ObjectIdentifiers.Sha384WithRsa => new(oid, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        ObjectIdentifiers.Sha512WithRsa => new(oid, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        ObjectIdentifiers.EcdsaWithSha256 => new(oid, HashAlgorithmName.SHA256, null),
        ObjectIdentifiers.EcdsaWithSha384 => new(oid, HashAlgorithmName.SHA384, null),
        ObjectIdentifiers.EcdsaWithSha512 => new(oid, HashAlgorithmName.SHA512, null),
        ObjectIdentifiers.RsaPss => new(oid, TryReadPssHash(parameters), RSASignaturePadding.Pss),
        _ => new(oid, default, null),
    };

    /// <summary>RSA with a hash function that is named elsewhere.</summary>
    public static SignatureAlgorithmIdentifier OfRsa(string oid, HashAlgorithmName hash) =>
        new(oid, hash, oid == ObjectIdentifiers.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);

    private static HashAlgorithmName TryReadPssHash(ReadOnlyMemory<byte> parameters)
    {
        try
        {
            return ReadPssHash(parameters);
        }
        catch (AsnContentException)
        {
            return default; // not parameters of PSS: not supported
        }
    }

    // https://www.rfc-editor.org/rfc/rfc4055#section-3.1: hash, mask generation with the same hash, a salt as long as the hash.
    private static HashAlgorithmName ReadPssHash(ReadOnlyMemory<byte> parameters)
    {
        var reader = new AsnReader(parameters, AsnEncodingRules.DER).ReadSequence();
        var hash = ReadHash(ReadExplicit(reader, 0));
        var mask = ReadExplicit(reader, 1)?.ReadSequence();
        var usesMgf1 = mask?.ReadGoObjectIdentifier() == ObjectIdentifiers.Mgf1 && ReadHash(mask) == hash;
        var salt = ReadExplicit(reader, 2)?.ReadInteger() ?? 20;
        var trailer = ReadExplicit(reader, 3)?.ReadInteger() ?? 1;
        reader.RequireEnd();

        var isUsual = hash.Name is not null && usesMgf1 && salt == HashLength(hash) && trailer == 1;
        return isUsual ? hash : default;
    }

    private static AsnReader? ReadExplicit(AsnReader reader, int number)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number, isConstructed: true);
        return reader.HasData && reader.PeekTag() == tag ? reader.ReadSequence(tag) : null;
    }

    private static HashAlgorithmName ReadHash(AsnReader? reader)
    {
        if (reader is null)
            return default;

        var sequence = reader.ReadSequence();
        var oid = sequence.ReadGoObjectIdentifier();
        if (sequence.HasData)
            sequence.ReadNull();
        sequence.RequireEnd();
        return oid switch
        {
            ObjectIdentifiers.Sha256 => HashAlgorithmName.SHA256,
            ObjectIdentifiers.Sha384 => HashAlgorithmName.SHA384,
            ObjectIdentifiers.Sha512 => HashAlgorithmName.SHA512,
            _ => default,
        };
    }

    private static int HashLength(HashAlgorithmName hash) => hash.Name switch
    {
        nameof(HashAlgorithmName.SHA256) => 32,
        nameof(HashAlgorithmName.SHA384) => 48,
        _ => 64,
    };
}
