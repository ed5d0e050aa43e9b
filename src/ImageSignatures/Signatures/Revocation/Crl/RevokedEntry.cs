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
            e.IsCritical && e.Type is not (ObjectIdentifiers.InvalidityDate or ObjectIdentifiers.CrlReason)
        );
        if (unknown is not null)
            throw new MalformedException($"the entry of the certificate has the critical extension {unknown.Type}, which is not supported");

        return new RevokedEntry(revokedAt, ReadReason(extensions), extensions);
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
