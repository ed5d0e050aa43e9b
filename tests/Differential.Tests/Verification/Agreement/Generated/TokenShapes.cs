using System.Formats.Asn1;
using System.Security.Cryptography;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates.Extensions;
using static EcsImageAuditor.Tests.Shared.Signatures.Builders.TestTimestampWriter;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Timestamp tokens as authorities write them and as they should not be written, for each rule of notation's reader one or more.</summary>
internal static class TokenShapes
{
    private const string Any = "1.2.3.4";
    private static readonly byte[] Null = [5, 0];

    /// <summary>What changes the token.</summary>
    public static IReadOnlyList<(string Name, Func<TestTimestamp, TestTimestamp> Change)> Tokens { get; } =
    [
        ("version 1 of CMS", token => token with { CmsVersion = 1 }),
        ("version 5 of CMS", token => token with { CmsVersion = 5 }),
        ("signer of version 3", token => token with { SignerVersion = 3 }),
        ("signer named by its key", token => token with { IsNamedByKey = true, SignerVersion = 3 }),
        ("signer of version 1 named by its key", token => token with { IsNamedByKey = true }),
        ("no signer", token => token with { Signers = 0 }),
        ("two signers", token => token with { Signers = 2 }),
        ("content in pieces", token => token with { WriteContent = WritePieces }),
        ("content in one piece that is constructed", token => token with { WriteContent = WriteOnePiece }),
        ("revocation lists", token => token with { RevocationLists = Wrapped(0xa1, RevocationList) }),
        ("no revocation lists", token => token with { RevocationLists = [0xa1, 0] }),
        ("an attribute certificate", token => token with { Certificates = [.. Usual(token), [0xa1, 3, 2, 1, 1]] }),
        ("the root first", token => token with { Certificates = [.. token.Encoded.Reverse()] }),
        ("a certificate twice", token => token with { Certificates = [.. Usual(token), .. Usual(token)] }),
        ("attributes in another order", token => token with { Arrange = attributes => attributes.Reverse() }),
        ("attributes signed in another order", token => token with
        {
            Attributes = [Attribute(Any, Null)],
            Arrange = attributes => attributes.OrderByDescending(a => a.Length),
            SignsAsArranged = true,
        }),
        ("attributes signed in order", token => token with
        {
            Attributes = [Attribute(Any, Null)],
            Arrange = attributes => attributes.OrderBy(a => a, Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y))),
            SignsAsArranged = true,
        }),
        ("no attributes", token => token with { Arrange = _ => [] }),
        ("no content type", token => token with { Arrange = attributes => attributes.Where((_, i) => i != 0) }),
        ("no digest", token => token with { Arrange = attributes => attributes.Where((_, i) => i != 1) }),
        ("no name of the certificate", token => token with { Arrange = attributes => attributes.Where((_, i) => i != 2) }),
        ("another attribute twice", token => token with { Attributes = [Attribute(Any, Null), Attribute(Any, [1, 1, 0xff])] }),
        ("an attribute with two values", token => token with { Attributes = [Attribute(Any, Null, [1, 1, 0xff])] }),
        ("an attribute without a value", token => token with { Attributes = [Attribute(Any)] }),
        ("the digest twice", token => token with { Arrange = attributes => attributes.Append(attributes[1]) }),
        ("the digest and then another", token => token with { Attributes = [Attribute("1.2.840.113549.1.9.4", [4, 1, 1])] }),
        ("another digest first", token => token with { Arrange = attributes => attributes.Prepend(Attribute("1.2.840.113549.1.9.4", [4, 1, 1])) }),
        ("a digest with two values", token => token with
        {
            Arrange = attributes => attributes.Select((a, i) => i == 1 ? WithSecondValue(a) : a),
        }),
        ("the key's own algorithm with a hash", token => token with { SignatureAlgorithm = "1.2.840.113549.1.1.11" }),
        ("another hash in the algorithm", token => token with { SignatureAlgorithm = "1.2.840.113549.1.1.13" }),
        ("PSS", token => token with { SignatureAlgorithm = "1.2.840.113549.1.1.10", Padding = RSASignaturePadding.Pss }),
        ("PSS that is not", token => token with { SignatureAlgorithm = "1.2.840.113549.1.1.10" }),
        ("MD5 with RSA", token => token with { SignatureAlgorithm = "1.2.840.113549.1.1.4" }),
        ("SHA-1 with RSA", token => token with { SignatureAlgorithm = "1.2.840.113549.1.1.5" }),
        ("the algorithm of another key", token => token with { SignatureAlgorithm = "1.2.840.10045.4.3.2" }),
        ("an algorithm that nobody knows", token => token with { SignatureAlgorithm = "1.2.3.4.5" }),
        ("SHA-384 and its algorithm", token => token with { DigestAlgorithm = "2.16.840.1.101.3.4.2.2", SignatureAlgorithm = "1.2.840.113549.1.1.12" }),
        ("named by SHA-512", token => token with { NameOfCertificate = NameBy("2.16.840.1.101.3.4.2.3", SHA512.HashData(token.Encoded[0])) }),
        ("named by SHA-1 in the new form", token => token with { NameOfCertificate = NameBy("1.3.14.3.2.26", SHA1.HashData(token.Encoded[0])) }),
        ("named by another hash", token => token with { NameOfCertificate = Name(SHA256.HashData(token.Encoded[1])) }),
        ("named with issuer and number", token => token with { NameOfCertificate = Named(token, token.Chain.Leaf.SerialNumber) }),
        ("named with another number", token => token with { NameOfCertificate = Named(token, [9]) }),
        ("named with a number and no issuer", token => token with { NameOfCertificate = Named(token, token.Chain.Leaf.SerialNumber, hasIssuer: false) }),
        ("named by nothing", token => token with { NameOfCertificate = [0x30, 2, 0x30, 0] }),
        ("a time with fractions", token => token with { EncodedTime = Time("20250601000000.5Z") }),
        ("a time with nine digits of a fraction", token => token with { EncodedTime = Time("20250601000000.123456789Z") }),
        ("a time with ten digits of a fraction", token => token with { EncodedTime = Time("20250601000000.1234567891Z") }),
        ("a fraction that ends in zero", token => token with { EncodedTime = Time("20250601000000.50Z") }),
        ("a fraction after a comma", token => token with { EncodedTime = Time("20250601000000,5Z") }),
        ("a time zone", token => token with { EncodedTime = Time("20250601020000+0200") }),
        ("no time zone", token => token with { EncodedTime = Time("20250601020000") }),
        ("a zone of zero", token => token with { EncodedTime = Time("20250601000000+0000") }),
        ("a zone of a day", token => token with { EncodedTime = Time("20250601000000-2400") }),
        ("a time without seconds", token => token with { EncodedTime = Time("202506010000Z") }),
        ("a time of two digits", token => token with { EncodedTime = [0x17, 13, .. "250601000000Z"u8] }),
        ("a leap second", token => token with { EncodedTime = Time("20250601000060Z") }),
        ("the year zero", token => token with { EncodedTime = Time("00000101000000Z") }),
        ("the last year", token => token with { EncodedTime = Time("99991231235959Z") }),
        ("just after the end", token => token with { EncodedTime = Time("20260101000000.000000001Z") }),
        ("just before the end", token => token with { EncodedTime = Time("20251231235959.999999999Z") }),
        ("a nonce", token => token with { MoreInfo = writer => writer.WriteInteger(-5) }),
        ("an order and a nonce", token => token with { MoreInfo = writer => { writer.WriteBoolean(false); writer.WriteInteger(7); } }),
        ("the authority's name", token => token with { MoreInfo = writer => writer.WriteEncodedValue([0xa0, 4, 0xa4, 2, 0x30, 0]) }),
        ("extensions", token => token with { MoreInfo = writer => writer.WriteEncodedValue([0xa1, 11, 0x30, 9, 6, 3, 0x2a, 3, 4, 4, 2, 5, 0]) }),
        ("a critical extension", token => token with { MoreInfo = writer => writer.WriteEncodedValue([0xa1, 14, 0x30, 12, 6, 3, 0x2a, 3, 4, 1, 1, 0xff, 4, 2, 5, 0]) }),
        ("extensions that are none", token => token with { MoreInfo = writer => writer.WriteEncodedValue([0xa1, 2, 5, 0]) }),
        ("an accuracy of days", token => token with { Accuracy = 200_000 }),
        ("a negative accuracy", token => token with { Accuracy = -1 }),
        ("an accuracy in milliseconds", token => token with { MoreInfo = writer => writer.WriteEncodedValue([0x30, 3, 0x80, 1, 9]) }),
        ("the baseline policy", token => token with { Policy = "0.4.0.2023.1.1" }),
        ("UTC for the time of signing, without seconds", token => token with { Attributes = [SigningTime(0x17, "2506010000Z")] }),
        ("a time of signing in four digits", token => token with { Attributes = [SigningTime(0x18, "20250601000000Z")] }),
        ("a time of signing with a fraction", token => token with { Attributes = [SigningTime(0x18, "20250601000000.5Z")] }),
        ("a time of signing that is none", token => token with { Attributes = [SigningTime(0x17, "yesterday")] }),
        ("a time of signing that is text", token => token with { Attributes = [SigningTime(0x13, "2506010000Z")] }),
        ("a time of signing long after", token => token with { Attributes = [SigningTime(0x18, "22000101000000Z")] }),
    ];

    /// <summary>A signed attribute that nobody knows.</summary>
    public static byte[] AttributeOf(int number) => Attribute($"{Any}.{number}", Null);

    /// <summary>What changes the bytes of the token.</summary>
    public static IReadOnlyList<(string Name, Func<byte[], byte[]> Change)> Bytes { get; } =
    [
        ("indefinite length", token => [0x30, 0x80, .. Inner(token), 0, 0]),
        ("indefinite length inside", token => Wrapped(0x30, [.. Inner(token)[..11], 0xa0, 0x80, .. Inner(Inner(token)[11..]), 0, 0])),
        ("a longer length", token => [0x30, 0x84, 0, 0, (byte)(Inner(token).Length >> 8), (byte)Inner(token).Length, .. Inner(token)]),
        ("a length of five bytes", token => [0x30, 0x85, 0, 0, 0, (byte)(Inner(token).Length >> 8), (byte)Inner(token).Length, .. Inner(token)]),
        ("a longer length inside", token => Wrapped(0x30, [6, 0x81, 9, .. Inner(token)[2..]])),
        ("another type", token => Wrapped(0x30, [.. Inner(token)[..10], 3, .. Inner(token)[11..]])),
        ("something behind it", token => [.. token, 0]),
        ("something behind its data", token => Wrapped(0x30, [.. Inner(token), 5, 0])),
        ("cut", token => token[..^1]),
        ("a bit flipped at the end", token => [.. token[..^1], (byte)(token[^1] ^ 1)]),
    ];

    /// <summary>What changes the certificates of the authority: the leaf, the one above it, the root.</summary>
    public static IReadOnlyList<(string Name, Func<TestChain, TestChain> Change)> Certificates { get; } =
    [
        ("critical names of a directory", Leaf(c => c.With(Names(true, [0xa4, 2, 0x30, 0])))),
        ("critical names, none", Leaf(c => c.With(Names(true)))),
        ("critical names, a number", Leaf(c => c.With(Names(true, [0x88, 2, 0x2a, 3])))),
        ("critical names, a number and a host", Leaf(c => c.With(Names(true, [0x88, 2, 0x2a, 3], [0x82, 1, 0x61])))),
        ("critical names, constructed", Leaf(c => c.With(Names(true, [0xa2, 3, 4, 1, 0x61])))),
        ("names of a directory", Leaf(c => c.With(Names(false, [0xa4, 2, 0x30, 0])))),
        ("critical names of an authority", Above(c => c.With(Names(true, [0xa4, 2, 0x30, 0])))),
        ("an unknown critical extension", Leaf(c => c.With(TestExtension.Unknown(isCritical: true)))),
        ("an unknown critical extension above", Above(c => c.With(TestExtension.Unknown(isCritical: true)))),
        ("critical policies", Leaf(c => c.With(new TestExtension("2.5.29.32", true, [0x30, 5, 0x30, 3, 6, 1, 0x2a])))),
        ("policy mappings", Above(c => c.With(
            new TestExtension("2.5.29.32", false, [0x30, 5, 0x30, 3, 6, 1, 0x2a]),
            new TestExtension("2.5.29.33", false, [0x30, 12, 0x30, 10, 6, 4, 0x55, 0x1d, 0x20, 0, 6, 2, 0x2a, 3])))),
        ("no any-policy", Above(c => c.With(new TestExtension("2.5.29.54", true, [2, 1, 0])))),
        ("two purposes", Leaf(c => c.Set(TestExtension.ExtendedKeyUsage(true, "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.3")))),
        ("a purpose that is not critical", Leaf(c => c.Set(TestExtension.ExtendedKeyUsage(false, "1.3.6.1.5.5.7.3.8")))),
        ("no purpose", Leaf(c => c.Without("2.5.29.37"))),
        ("a key for more", Leaf(c => c.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | KeyUsages.KeyAgreement)))),
        ("a key for commitments", Leaf(c => c.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | KeyUsages.NonRepudiation)))),
        ("a key usage that is not critical", Leaf(c => c.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature, isCritical: false)))),
        ("an authority for other purposes", Above(c => c.With(TestExtension.ExtendedKeyUsage(false, "1.3.6.1.5.5.7.3.3")))),
        ("an authority for timestamps", Above(c => c.With(TestExtension.ExtendedKeyUsage(false, "1.3.6.1.5.5.7.3.8")))),
        ("an authority without key usage", Above(c => c.Without("2.5.29.15"))),
        ("an authority that is none", Above(c => c.Set(TestExtension.BasicConstraints(false)))),
        ("an authority that has expired", Above(c => c with { NotAfter = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) })),
        ("a root above which nothing may be", chain => chain.Change(2, c => c.Set(TestExtension.BasicConstraints(true, 0)))),
        ("constraints without names", Above(c => c.With(TestExtension.PermittedDnsName("example.com")))),
        ("constraints of a name within", chain => Leaf(c => c.With(TestExtension.DnsName("tsa.example.com")))(Above(c => c.With(TestExtension.PermittedDnsName("example.com")))(chain))),
        ("constraints of a name without", chain => Leaf(c => c.With(TestExtension.DnsName("tsa.example.org")))(Above(c => c.With(TestExtension.PermittedDnsName("example.com")))(chain))),
    ];

    private static byte[] RevocationList => Der.Sequence(writer => writer.WriteInteger(1));

    private static IEnumerable<byte[]> Usual(TestTimestamp token) => token.Encoded.SkipLast(1);

    private static Func<TestChain, TestChain> Leaf(Func<TestCertificate, TestCertificate> change) => chain => chain.Change(0, change);

    private static Func<TestChain, TestChain> Above(Func<TestCertificate, TestCertificate> change) => chain => chain.Change(1, change);

    private static TestExtension Names(bool isCritical, params byte[][] names) =>
        new("2.5.29.17", isCritical, Wrapped(0x30, [.. names.SelectMany(name => name)]));

    private static byte[] Time(string text) => Wrapped(0x18, System.Text.Encoding.ASCII.GetBytes(text));

    private static byte[] SigningTime(byte tag, string text) =>
        Attribute("1.2.840.113549.1.9.5", Wrapped(tag, System.Text.Encoding.ASCII.GetBytes(text)));

    private static byte[] WithSecondValue(byte[] attribute)
    {
        var reader = new AsnReader(attribute, AsnEncodingRules.DER).ReadSequence();
        return Attribute(reader.ReadObjectIdentifier(), reader.ReadSetOf().ReadEncodedValue().ToArray(), [4, 40, .. new byte[40]]);
    }

    private static byte[] NameBy(string hash, byte[] value) => Name(value, writer =>
    {
        using (writer.PushSequence())
            writer.WriteObjectIdentifier(hash);
    });

    private static byte[] Named(TestTimestamp token, byte[] number, bool hasIssuer = true) => Name(SHA256.HashData(token.Encoded[0]), after: writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                if (hasIssuer)
                {
                    using (writer.PushSequence(Der.Context(4)))
                        writer.WriteEncodedValue(token.Chain.Certificates[1].Subject);
                }
            }

            writer.WriteInteger(number);
        }
    });

    private static void WritePieces(AsnWriter writer, byte[] content) =>
        writer.WriteEncodedValue(Wrapped(0x24, [.. Wrapped(4, content[..9]), .. Wrapped(4, content[9..])]));

    private static void WriteOnePiece(AsnWriter writer, byte[] content) => writer.WriteEncodedValue(Wrapped(0x24, Wrapped(4, content)));

    private static byte[] Inner(byte[] token)
    {
        AsnDecoder.ReadEncodedValue(token, AsnEncodingRules.BER, out var start, out var length, out _);
        return token[start..(start + length)];
    }
}
