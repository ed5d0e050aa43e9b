using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Asn1.Names;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Signatures.Revocation.Crl;

/// <summary>A certificate revocation list, as read: whether it may be believed is for <see cref="RevocationListRules"/> to say.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-5.1</remarks>
internal sealed class RevocationList
{
    private const int Version2 = 1;

    private static readonly Asn1Tag ExtensionsTag = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private readonly ReadOnlyMemory<byte> _entries;

    private RevocationList(SignedObject signed, AsnReader body)
    {
        Signed = signed;
        if (!body.TryReadInt32(out var version) || version != Version2)
            throw new MalformedException("its version is not 2");
        if (!body.ReadEncodedValue().Span.SequenceEqual(signed.AlgorithmBytes.Span))
            throw new MalformedException("it names two different signature algorithms");

        IssuerName = X500Name.Read(body);
        ThisUpdate = X509Time.Read(body);
        NextUpdate = X509Time.IsNext(body) ? X509Time.Read(body) : null;
        _entries = body.HasData && body.PeekTag() == Asn1Tag.Sequence ? body.ReadEncodedValue() : default;
        Extensions = body.HasData ? ReadExtensions(body) : [];
        body.RequireEnd();
        CheckForm(Extensions);
    }

    public SignedObject Signed { get; }

    public X500Name IssuerName { get; }

    public DateTimeOffset ThisUpdate { get; }

    /// <summary>Until when it holds; null where it does not say.</summary>
    public DateTimeOffset? NextUpdate { get; }

    public IReadOnlyList<X509Extension> Extensions { get; }

    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It does not follow RFC 5280.</exception>
    public static RevocationList Read(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var sequence = reader.ReadSequence();
        reader.RequireEnd();
        var signed = SignedObject.Read(sequence);
        sequence.RequireEnd();
        return new RevocationList(signed, signed.Open());
    }

    public X509Extension? Find(string type) => Extensions.FirstOrDefault(e => e.Type == type);

    /// <summary>The entries of one certificate, in order. Those of others are not kept: a list can hold hundreds of thousands.</summary>
    /// <exception cref="AsnContentException">An entry is not well-formed.</exception>
    /// <exception cref="MalformedException">An entry of the certificate is not supported.</exception>
    public IEnumerable<RevokedEntry> EntriesOf(ReadOnlyMemory<byte> serialNumber)
    {
        if (_entries.IsEmpty)
            yield break;

        var entries = new AsnReader(_entries, AsnEncodingRules.DER).ReadSequence();
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            if (entry.ReadIntegerBytes().Span.SequenceEqual(serialNumber.Span))
                yield return RevokedEntry.Read(entry);
            else
                RevokedEntry.CheckForm(entry);
        }
    }

    // Notation's reader refuses a list for these whether or not anything rests on them.
    private static void CheckForm(IReadOnlyList<X509Extension> extensions)
    {
        foreach (var extension in extensions)
        {
            if (extension.Type == ObjectIdentifiers.CrlNumber)
                extension.Open().ReadIntegerBytes();
            else if (extension.Type == ObjectIdentifiers.AuthorityKeyIdentifier)
                ExtensionSyntax.Check(extension);
        }
    }

    private static IReadOnlyList<X509Extension> ReadExtensions(AsnReader body)
    {
        var wrapper = body.ReadSequence(ExtensionsTag);
        var extensions = X509Extension.ReadAll(wrapper);
        wrapper.ThrowIfNotEmpty();
        return extensions;
    }
}
