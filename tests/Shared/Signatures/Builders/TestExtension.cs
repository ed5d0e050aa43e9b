using System.Formats.Asn1;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>An extension of a certificate, a revocation list or an OCSP response.</summary>
internal sealed record TestExtension(string Type, bool IsCritical, byte[] Value)
{
    public static TestExtension BasicConstraints(bool isAuthority, int? pathLength = null, bool isCritical = true) =>
        new("2.5.29.19", isCritical, Der.Sequence(writer =>
        {
            if (isAuthority)
                writer.WriteBoolean(true);
            if (pathLength is { } length)
                writer.WriteInteger(length);
        }));

    public static TestExtension KeyUsage(KeyUsages usages, bool isCritical = true)
    {
        var bits = Enumerable.Range(0, 9).Where(bit => ((int)usages & (1 << bit)) != 0).ToList();
        var bytes = new byte[bits.Exists(bit => bit == 8) ? 2 : 1];
        foreach (var bit in bits)
            bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));

        var unused = bits.Count == 0 ? 0 : (8 * bytes.Length) - 1 - bits.Max();
        return new("2.5.29.15", isCritical, Der.Write(writer => writer.WriteBitString(bytes, unused)));
    }

    public static TestExtension ExtendedKeyUsage(bool isCritical, params string[] purposes) =>
        new("2.5.29.37", isCritical, Der.Sequence(writer => purposes.ToList().ForEach(purpose => writer.WriteObjectIdentifier(purpose))));

    /// <summary>Where OCSP can be asked.</summary>
    public static TestExtension Ocsp(params string[] urls) => new("1.3.6.1.5.5.7.1.1", false, Der.Sequence(writer =>
    {
        foreach (var url in urls)
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier("1.3.6.1.5.5.7.48.1");
                writer.WriteCharacterString(UniversalTagNumber.IA5String, url, Der.Context(6));
            }
        }
    }));

    /// <summary>Where revocation lists are, a point a URL.</summary>
    public static TestExtension Crl(params string[] urls) => DistributionPoints("2.5.29.31", urls);

    /// <summary>Where deltas to revocation lists are.</summary>
    public static TestExtension FreshestCrl(params string[] urls) => DistributionPoints("2.5.29.46", urls);

    /// <summary>One that nobody knows.</summary>
    public static TestExtension Unknown(bool isCritical) => new("1.3.6.1.4.1.99999.1", isCritical, [5, 0]);

    public static TestExtension DnsName(string name) => new("2.5.29.17", false, Der.Sequence(
        writer => writer.WriteCharacterString(UniversalTagNumber.IA5String, name, Der.Context(2))));

    /// <summary>Only names below the DNS name.</summary>
    public static TestExtension PermittedDnsName(string name, bool isCritical = true) => new("2.5.29.30", isCritical, Der.Sequence(writer =>
    {
        using (writer.PushSequence(Der.Context(0)))
        using (writer.PushSequence())
            writer.WriteCharacterString(UniversalTagNumber.IA5String, name, Der.Context(2));
    }));

    /// <summary>Writes a SEQUENCE OF Extension.</summary>
    public static void WriteAll(AsnWriter writer, IEnumerable<TestExtension> extensions)
    {
        using (writer.PushSequence())
        {
            foreach (var extension in extensions)
                extension.Write(writer);
        }
    }

    private static TestExtension DistributionPoints(string type, string[] urls) => new(type, false, Der.Sequence(writer =>
    {
        foreach (var url in urls)
        {
            using (writer.PushSequence())
                WritePoint(writer, url);
        }
    }));

    /// <summary>Writes a DistributionPointName in its tag.</summary>
    public static void WritePoint(AsnWriter writer, string url)
    {
        using (writer.PushSequence(Der.Context(0)))
        using (writer.PushSequence(Der.Context(0)))
            writer.WriteCharacterString(UniversalTagNumber.IA5String, url, Der.Context(6));
    }

    private void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Type);
            if (IsCritical)
                writer.WriteBoolean(true);
            writer.WriteOctetString(Value);
        }
    }
}
