using System.Formats.Asn1;
using System.Text;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using static EcsImageAuditor.Tests.Shared.Signatures.Builders.TestTimestampWriter;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Certificates as authorities write them and as they should not be written, for each rule of Go's reader one or more.</summary>
internal static class CertificateShapes
{
    private static readonly string[] Validities =
    [
        "2001010000Z", "200101000000Z", "2001010000+0100", "200101000000-0800", "200101000000+0000", "20010100Z", "200101000060Z", "201301000000Z",
        "200230000000Z", "200229000000Z", "210229000000Z", "500101000000Z", "690101000000Z", "491231235959Z", "200101000000.5Z", "200101000000", "2001010000",
        "200101000000z", "200101000000+2400", "200101000000+2500", "200101000000+0060", "200101000000+01", "200101000000+01:00", "２00101000000Z", "",
    ];

    private static readonly string[] GeneralizedValidities =
    [
        "20200101000000Z", "202001010000Z", "20200101000000.5Z", "20200101000000.0Z", "20200101000000+0100", "20200101000000", "00010101000000Z",
        "99991231235959Z", "20200101000000-0030", "19500101000000Z",
    ];

    private static readonly (string Type, bool IsCritical, string[] Values)[] Extensions =
    [
        ("2.5.29.14", false, ["0400", "040101", "0401", "0500", "24030401aa", "040101ff", ""]),
        ("2.5.29.14", true, ["040101"]),
        ("2.5.29.35", false, ["3000", "3003800101", "3003a00101", "30028001", "300302010a", "3006800101820101", "30038001", "0400", "3000ff", "30020500"]),
        ("2.5.29.19", false, ["3000", "30030101ff", "3003010100", "3003010101", "300301017f", "30060101ff020100", "30060101ff0201ff", "30060201000101ff",
            "3003020100", "30050101ff0500", "300d0101ff02087fffffffffffffff", "300d0101ff02088000000000000000", "300e0101ff0209008000000000000000",
            "300e0101ff0209010000000000000000", "30070101ff02020001", "3000ff", "3100", ""]),
        ("2.5.29.15", false, ["03020780", "030207c0", "030200ff", "03020080", "030207ff", "0301", "0300", "030100", "030107", "03020880", "0303078080", "0500",
            "2305030203 80", "03020780ff"]),
        ("2.5.29.37", false, ["3000", "0500", "300406022a03", "30060604551d2500", "300a06082b06010505070303", "300406022a83", "30020600", "30050603808001",
            "300906072a8fffffff7f01", "300906072a9080808000 01", "300406022a030500", "30020500"]),
        ("2.5.29.32", false, ["3000", "300630040602 2a03", "300c300406022a03300406022a03", "3004300206 00", "30063004 06022a83", "30073005060380 8001", "0500",
            "30020500", "300b3009 06022a03 30030500 ff", "300e300c060a2a8fffffffffffff7f01"]),
        ("2.5.29.33", false, ["3000", "300a3008 06022a03 06022a04", "30063004 06022a03", "3002 3000", "300c300a 06022a03 06022a04 0500", "0500"]),
        ("2.5.29.36", false, ["3000", "3003800100", "3003810100", "3006800100810100", "30028000", "300b8009010000000000000000", "300a80087fffffffffffffff",
            "3004 8002 0001", "3003 8001 ff", "30020500", "0500", "3006810100800100"]),
        ("2.5.29.54", false, ["020100", "0201ff", "02087fffffffffffffff", "0209008000000000000000", "0209010000000000000000", "02020001", "0500", "0200",
            "020100ff"]),
        ("2.5.29.31", false, ["3000", "0500", "30023000", "30043002 a000", "30063004 a002 a000", "3006 3004 a002 a100", "30093007a005a0038601 61",
            "30093007a005a003860180", "300b3009a007a005a40330 0100", "30083006a004a00286 00", "300830068104 03020780", "300d300ba009a007a4023000860161"]),
        ("1.3.6.1.5.5.7.1.1", false, ["3000", "0500", "3013301106082b060105050730018605687474703a", "300f300d06082b06010505073002860180", "300c300a06082b0601050507300 1",
            "300e300c06082b06010505073001a400", "30023000", "300406022a03"]),
        ("1.3.6.1.5.5.7.1.1", true, ["3000"]),
        ("2.5.29.9", true, ["3000", ""]),
        ("2.5.29.99", true, ["ff"]),
        ("1.2.3.4", true, [""]),
    ];

    public static IReadOnlyList<(string Name, Func<TestCertificate, TestCertificate> Change)> All { get; } =
    [
        ("as it is", c => c),
        .. Validities.Select(text => Shape($"UTC from {text}", c => c with { Validity = Validity(Time(0x17, text), Time(0x17, "450101000000Z")) })),
        .. Validities.Take(4).Select(text =>
            Shape($"UTC up to {text}", c => c with { Validity = Validity(Time(0x17, "200101000000Z"), Time(0x17, "4" + text[1..])) })),
        .. GeneralizedValidities.Select(text => Shape($"from {text}", c => c with { Validity = Validity(Time(0x18, text), Time(0x18, "99991231235959Z")) })),
        Shape("a time in pieces", c => c with { Validity = Validity(Wrapped(0x37, Time(0x17, "200101000000Z")), Time(0x17, "450101000000Z")) }),
        Shape("a time as text", c => c with { Validity = Validity(Time(0x13, "200101000000Z"), Time(0x17, "450101000000Z")) }),
        Shape("one time", c => c with { Validity = Time(0x30, "") }),
        Shape("a third time", c => c with { Validity = Validity(Time(0x17, "200101000000Z"), Time(0x17, "450101000000Z"), Time(0x17, "450101000000Z")) }),
        .. Extensions.SelectMany(row => row.Values.Select(value => Shape(
            $"extension {row.Type} {(row.IsCritical ? "critical " : "")}{value}",
            c => c.Set(new TestExtension(row.Type, row.IsCritical, Convert.FromHexString(value.Replace(" ", "", StringComparison.Ordinal))))))),
        .. KeyShapes.All.Select(shape => Shape(shape.Name, c => c with { KeyInfo = shape.Info(c.Key) })),
        .. TextShapes.All.Select(shape => Shape(shape.Name, c => c with { Subject = shape.Subject })),
        .. new[] { 0, 1, 2, 3, 4, 255 }.Select(version => Shape($"version {version + 1}", c => c with { Version = version })),
        Shape("version 1 without extensions", c => c with { Version = 0, Extensions = [] }),
        Shape("version 2 without extensions", c => c with { Version = 1, Extensions = [] }),
        Shape("version 1, written out", c => c with { Version = 0, Extensions = [], ChangeSignedPart = part => Within(part, inner => [0xa0, 3, 2, 1, 0, .. inner]) }),
        Shape("a version of nine bytes", c => c with { ChangeSignedPart = part => Within(part, inner => [0xa0, 11, 2, 9, 1, 0, 0, 0, 0, 0, 0, 0, 2, .. inner[5..]]) }),
        Shape("a negative version", c => c with { ChangeSignedPart = part => Within(part, inner => [0xa0, 3, 2, 1, 0xff, .. inner[5..]]) }),
        .. new byte[][] { [0], [1], [0x7f], [0x80], [0xff], [0, 0x80], [.. Enumerable.Repeat((byte)1, 40)] }
            .Select(number => Shape($"serial number {Convert.ToHexString(number)}", c => c with { SerialNumber = number })),
        Shape("a serial number with a zero before it", c => c with { ChangeSignedPart = part => Within(part, inner => LongNumber(inner)) }),
        Shape("unique identifiers", c => c with { ChangeSignedPart = part => BeforeExtensions(part, [0x81, 2, 0, 1, 0x82, 2, 0, 1]) }),
        Shape("a unique identifier that is constructed", c => c with { ChangeSignedPart = part => BeforeExtensions(part, [0xa1, 2, 0, 1]) }),
        Shape("something behind the extensions", c => c with { ChangeSignedPart = part => Within(part, inner => [.. inner, 5, 0]) }),
        Shape("something behind the signature", c => c with { ChangeEncoded = encoded => Within(encoded, inner => [.. inner, 5, 0]) }),
        Shape("something behind the certificate", c => c with { ChangeEncoded = encoded => [.. encoded, 5, 0] }),
        Shape("a signature with bits to spare", c => c with { ChangeEncoded = Shifted }),
        Shape("a signature in pieces", c => c with { ChangeEncoded = encoded => Within(encoded, inner => inner) }),
        Shape("an extension twice", c => c with { Extensions = [.. c.Extensions, c.Extensions[0]] }),
        Shape("no extensions in their place", c => c with { ChangeSignedPart = part => BeforeExtensions(part, []) }),
        Shape("sixty-five extensions", c => c with { Extensions = [.. c.Extensions, .. Many(65 - c.Extensions.Count)] }),
        Shape("sixty-four extensions", c => c with { Extensions = [.. c.Extensions, .. Many(64 - c.Extensions.Count)] }),
        Shape("an unknown algorithm", c => c with { Algorithm = TestAlgorithm.Unknown }),
        Shape("another algorithm inside", c => c with { InnerAlgorithm = TestAlgorithm.EcdsaSha384 }),
        Shape("an algorithm with parameters", c => c with { Algorithm = With(TestAlgorithm.EcdsaSha256, [5, 0]) }),
        Shape("an algorithm with two parameters", c => c with { Algorithm = With(TestAlgorithm.EcdsaSha256, [5, 0, 5, 0]) }),
        Shape("an algorithm with a parameter of a long tag", c => c with { Algorithm = With(TestAlgorithm.EcdsaSha256, [0x9f, 0x1f, 0]) }),
        Shape("PSS whose parameters are none", c => c with { Algorithm = TestAlgorithm.EcdsaSha256 with { Identifier = Pss([5, 0]) } }),
        Shape("PSS without parameters", c => c with { Algorithm = TestAlgorithm.EcdsaSha256 with { Identifier = Pss([]) } }),
        .. NameShapes.All.Select(shape => Shape(shape.Name, c => c.Set(shape.Extension))),
    ];

    private static (string Name, Func<TestCertificate, TestCertificate> Change) Shape(string name, Func<TestCertificate, TestCertificate> change) =>
        (name, change);

    private static byte[] Time(byte tag, string text) => Wrapped(tag, Encoding.UTF8.GetBytes(text));

    private static byte[] Validity(params byte[][] times) => Wrapped(0x30, [.. times.SelectMany(time => time)]);

    private static IEnumerable<TestExtension> Many(int count) =>
        Enumerable.Range(0, count).Select(i => new TestExtension($"1.2.3.4.{i}", false, []));

    private static TestAlgorithm With(TestAlgorithm algorithm, byte[] parameters) =>
        algorithm with { Identifier = Within(algorithm.Identifier, inner => [.. inner, .. parameters]) };

    private static byte[] Pss(byte[] parameters) => Der.Sequence(writer => writer.WriteObjectIdentifier("1.2.840.113549.1.1.10")) is var bare
        ? Within(bare, inner => [.. inner, .. parameters])
        : [];

    private static byte[] LongNumber(byte[] inner) => [.. inner[..5], 2, (byte)(inner[6] + 1), 0, .. inner[7..]];

    // The extensions are the last element.
    private static byte[] BeforeExtensions(byte[] part, byte[] more) => Within(part, inner =>
    {
        var start = 0;
        for (var at = 0; at < inner.Length;)
        {
            start = at;
            AsnDecoder.ReadEncodedValue(inner.AsSpan(at), AsnEncodingRules.DER, out _, out _, out var consumed);
            at += consumed;
        }

        return [.. inner[..start], .. more, .. inner[start..]];
    });

    // The same number of bytes, one bit further left: Go moves it back.
    private static byte[] Shifted(byte[] encoded) => Within(encoded, inner =>
    {
        var at = 0;
        for (var i = 0; i < 2; i++)
        {
            AsnDecoder.ReadEncodedValue(inner.AsSpan(at), AsnEncodingRules.DER, out _, out _, out var consumed);
            at += consumed;
        }

        AsnDecoder.ReadEncodedValue(inner.AsSpan(at), AsnEncodingRules.DER, out var start, out var length, out _);
        var bits = inner[(at + start)..(at + start + length)];
        var shifted = bits.Skip(1).Select((b, i) => (byte)((b << 1) | (i + 2 < bits.Length ? bits[i + 2] >> 7 : 0))).ToArray();
        return [.. inner[..at], .. Wrapped(3, [1, .. shifted])];
    });

    private static byte[] Within(byte[] element, Func<byte[], byte[]> change)
    {
        AsnDecoder.ReadEncodedValue(element, AsnEncodingRules.DER, out var start, out var length, out _);
        return Wrapped(element[0], change(element[start..(start + length)]));
    }
}
