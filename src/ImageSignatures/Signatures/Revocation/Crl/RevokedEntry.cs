using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Revocation.Crl;

/// <summary>The entry of a certificate in a revocation list.</summary>
/// <param name="RevokedAt">When it was entered.</param>
/// <param name="Reason">The reason's code; 0 where none is given.</param>
/// <param name="Extensions">The extensions of the entry.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-5.3</remarks>
internal sealed record RevokedEntry(DateTimeOffset RevokedAt, int Reason, IReadOnlyList<X509Extension> Extensions)
{
    private const int CertificateHold = 6;
    private const int RemoveFromCrl = 8;

    // The extensions of almost every entry: one reason, of which the last byte is the code.
    private static readonly byte[] OneReason = [0x30, 12, 0x30, 10, 6, 3, 0x55, 0x1d, 0x15, 4, 3, 10, 1];

    /// <summary>True for the reason that suspends a certificate.</summary>
    public bool IsHold => Reason == CertificateHold;

    /// <summary>True for the two reasons that a later entry can undo: a hold, and its end.</summary>
    public bool IsTemporary => Reason is CertificateHold or RemoveFromCrl;

    /// <summary>Reads what follows the serial number.</summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It has a critical extension that is not supported, which in particular one of an indirect list is.</exception>
    public static RevokedEntry Read(AsnReader entry)
    {
        var revokedAt = X509Time.Read(entry);
        IReadOnlyList<X509Extension> extensions = entry.HasData ? X509Extension.ReadAll(entry) : [];
        entry.ThrowIfNotEmpty();
        var unknown = extensions.FirstOrDefault(e =>
            e.IsCritical && e.Type != ObjectIdentifiers.InvalidityDate
        );
        if (unknown is not null)
            throw new MalformedException($"the entry of the certificate has the critical extension {unknown.Type}, which is not supported");

        return new RevokedEntry(revokedAt, ReadReason(extensions), extensions);
    }

    /// <summary>
    /// Reads what follows the serial number of another certificate, as far as notation's reader does: it refuses the whole list.
    /// </summary>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It is not an entry.</exception>
    public static void CheckForm(AsnReader entry)
    {
        X509Time.Read(entry);
        if (!entry.HasData || entry.PeekEncodedValue().Span is { Length: 14 } bytes && bytes.StartsWith(OneReason))
            return;

        var extensions = entry.ReadSequence();
        while (extensions.HasData)
        {
            if (X509Extension.Read(extensions) is { Type: ObjectIdentifiers.CrlReason } reason)
                reason.Open().ReadEnumeratedBytes();
        }
    }

    private static int ReadReason(IReadOnlyList<X509Extension> extensions)
    {
        if (extensions.FirstOrDefault(e => e.Type == ObjectIdentifiers.CrlReason) is not { } extension)
            return 0;

        var reader = extension.Open();
        var reason = reader.ReadEnumeratedBytes();
        reader.ThrowIfNotEmpty();
        return reason.Length == 1 ? reason.Span[0] : throw new MalformedException("the reason of an entry is not known");
    }
}
