using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Asn1.Names;

namespace ImageSignatures.Signatures.Certificates.Extensions;

/// <summary>Reads the extensions of a certificate.</summary>
internal static class CertificateExtensionsReader
{
    private const int UsageBits = 9;

    /// <exception cref="AsnContentException">One is not well-formed.</exception>
    /// <exception cref="MalformedException">One does not follow RFC 5280 where notation's reader insists.</exception>
    public static CertificateExtensions Read(AsnReader reader)
    {
        var extensions = new CertificateExtensions { All = X509Extension.ReadAll(reader) };
        foreach (var extension in extensions.All)
            extensions = Read(extensions, extension);

        return extensions;
    }

    private static CertificateExtensions Read(CertificateExtensions extensions, X509Extension extension)
    {
        switch (extension.Type)
        {
            case ObjectIdentifiers.BasicConstraints:
                return extensions with { BasicConstraints = ReadBasicConstraints(extension) };
            case ObjectIdentifiers.KeyUsage:
                return extensions with { KeyUsage = ReadKeyUsage(extension) };
            case ObjectIdentifiers.ExtendedKeyUsage:
                return extensions with { ExtendedKeyUsage = ReadExtendedKeyUsage(extension) };
            case ObjectIdentifiers.CrlDistributionPoints:
                return extensions with { CrlUrls = DistributionPoints.ReadUrls(extension) };
            case ObjectIdentifiers.AuthorityInformationAccess:
                return extensions with { OcspUrls = ReadOcspUrls(extension) };
            default:
                ExtensionSyntax.Check(extension);
                return extensions;
        }
    }

    private static BasicConstraints ReadBasicConstraints(X509Extension extension)
    {
        var reader = extension.Open();
        var sequence = reader.ReadSequence();
        reader.RequireEnd();
        var isAuthority = sequence.HasData && sequence.PeekTag() == Asn1Tag.Boolean && sequence.ReadBoolean();
        long? pathLength = null;
        if (sequence.HasData && sequence.PeekTag() == Asn1Tag.Integer)
        {
            if (!sequence.TryReadInt64(out var length) || length < 0)
                throw new MalformedException("the path length is not a number from 0 on, or has more than 64 bits");
            pathLength = length;
        }

        sequence.RequireEnd();
        return new BasicConstraints(extension.IsCritical, isAuthority, pathLength);
    }

    private static KeyUsageExtension ReadKeyUsage(X509Extension extension)
    {
        var reader = extension.Open();
        var bits = reader.ReadBitString(out _);
        reader.RequireEnd();
        var usages = KeyUsages.None;
        for (var bit = 0; bit < UsageBits && bit < bits.Length * 8; bit++)
        {
            if ((bits[bit / 8] & (0x80 >> (bit % 8))) != 0)
                usages |= (KeyUsages)(1 << bit);
        }

        return new KeyUsageExtension(extension.IsCritical, usages);
    }

    private static ExtendedKeyUsageExtension ReadExtendedKeyUsage(X509Extension extension)
    {
        var reader = extension.Open();
        var sequence = reader.ReadSequence();
        reader.RequireEnd();
        if (!sequence.HasData)
            throw new MalformedException("the extended key usage extension names no purpose");

        var purposes = new List<string>();
        while (sequence.HasData)
            purposes.Add(sequence.ReadGoObjectIdentifier());

        return new ExtendedKeyUsageExtension(extension.IsCritical, purposes);
    }

    // https://www.rfc-editor.org/rfc/rfc5280#section-4.2.2.1
    private static List<string> ReadOcspUrls(X509Extension extension)
    {
        if (extension.IsCritical)
            throw new MalformedException("the authority information access is marked critical");

        var urls = new List<string>();
        var reader = extension.Open();
        var sequence = reader.ReadSequence();
        reader.RequireEnd();
        while (sequence.HasData)
        {
            var access = sequence.ReadSequence();
            var method = access.ReadGoObjectIdentifier();
            var url = access.HasData ? GeneralNames.ReadUrl(access) : null;
            access.RequireEnd();
            if (url is not null && method == ObjectIdentifiers.OcspAccess)
                urls.Add(url);
        }

        return urls;
    }
}
