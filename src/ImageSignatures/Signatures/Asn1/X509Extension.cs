using System.Formats.Asn1;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>An extension of a certificate, a revocation list, one of its entries, or an OCSP response.</summary>
/// <param name="Type">Its object identifier.</param>
/// <param name="IsCritical">True where who does not know it must refuse what carries it.</param>
/// <param name="Value">Its DER value.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.2</remarks>
internal sealed record X509Extension(string Type, bool IsCritical, ReadOnlyMemory<byte> Value)
{
    private const int MaxExtensions = 64;

    /// <summary>Reads a SEQUENCE OF Extension, each type at most once.</summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">A type comes twice, or there are absurdly many.</exception>
    public static IReadOnlyList<X509Extension> ReadAll(AsnReader reader)
    {
        var extensions = new List<X509Extension>();
        var types = new HashSet<string>(StringComparer.Ordinal);
        var sequence = reader.ReadSequence();
        while (sequence.HasData)
        {
            if (extensions.Count == MaxExtensions)
                throw new MalformedException($"there are more than {MaxExtensions} extensions");

            var extension = Read(sequence);
            if (!types.Add(extension.Type))
                throw new MalformedException($"extension {extension.Type} comes twice");

            extensions.Add(extension);
        }

        return extensions;
    }

    /// <summary>A reader over the value, which the caller has to read to its end.</summary>
    public AsnReader Open() => new(Value, AsnEncodingRules.DER);

    /// <summary>Reads one of a SEQUENCE OF Extension.</summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">Its value comes in pieces, or something follows it.</exception>
    public static X509Extension Read(AsnReader sequence)
    {
        var extension = sequence.ReadSequence();
        var type = extension.ReadGoObjectIdentifier();
        var isCritical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
        if (!extension.TryReadPrimitiveOctetString(out var value))
            throw new MalformedException($"the value of extension {type} comes in pieces");

        extension.RequireEnd();
        return new X509Extension(type, isCritical, value);
    }
}
