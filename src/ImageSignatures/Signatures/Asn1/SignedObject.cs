using System.Formats.Asn1;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>The frame that certificates, revocation lists and OCSP responses share: what is signed, by which algorithm, and the signature.</summary>
/// <param name="SignedPart">The DER bytes that the signature covers.</param>
/// <param name="AlgorithmBytes">The DER bytes of the algorithm.</param>
/// <param name="Algorithm">The same, read.</param>
/// <param name="Signature">The signature.</param>
internal sealed record SignedObject(
    ReadOnlyMemory<byte> SignedPart,
    ReadOnlyMemory<byte> AlgorithmBytes,
    SignatureAlgorithmIdentifier Algorithm,
    ReadOnlyMemory<byte> Signature)
{
    /// <summary>Reads the three elements from the sequence that holds them.</summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">The signature does not consist of whole bytes.</exception>
    public static SignedObject Read(AsnReader sequence)
    {
        var signedPart = sequence.ReadEncodedValue();
        var algorithmBytes = sequence.PeekEncodedValue();
        var algorithm = SignatureAlgorithmIdentifier.Read(sequence);
        var signature = sequence.ReadBitString(out var unusedBits);
        return unusedBits == 0
            ? new SignedObject(signedPart, algorithmBytes, algorithm, signature)
            : throw new MalformedException("the signature does not consist of whole bytes");
    }

    /// <summary>A reader over the elements of the signed part.</summary>
    public AsnReader Open() => new AsnReader(SignedPart, AsnEncodingRules.DER).ReadSequence();

    public bool IsSignedBy(SubjectPublicKey key) => key.Verify(Algorithm, SignedPart.Span, Signature.Span);
}
