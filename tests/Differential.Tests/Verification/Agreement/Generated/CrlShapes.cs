using System.Formats.Asn1;
using System.Net;
using System.Text;
using Differential.Tests.Signatures.Agreement;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Revocation lists and deltas to them, one or more for each rule of the two readers.</summary>
internal static class CrlShapes
{
    private const int Hold = 6;
    private const int Removed = 8;

    private static readonly DateTimeOffset Since = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);
    private static readonly TestCertificate Stranger = Chains.Always(TestChain.OfTwo()).Root;
    private static readonly TestKey OtherKey = TestKey.NewP256();
    private static readonly TestRevokedEntry Other = new([0x11]);

    // The boolean that is true, in the tag of its member.
    private static readonly byte[] True = [1, 0xff];

    public static RevocationShape Good { get; } = List("good", (list, _) => list);

    /// <summary>Longer than is read here, and not too long for notation.</summary>
    public static RevocationShape TooLong { get; } =
        List("too long", (list, _) => list.With(new TestExtension("1.3.6.1.4.1.99999.2", false, new byte[17 * 1024 * 1024])));

    public static IReadOnlyList<RevocationShape> All { get; } =
    [
        Good,
        List("with another one's entry", (list, _) => list with { Entries = [Other] }),
        .. Enumerable.Range(-1, 13).Select(reason => Entries($"reason {reason}", serial => [new(serial, reason < 0 ? null : reason)])),
        Entries("a hold and its end", serial => [new(serial, Hold), new(serial, Removed) { RevokedAt = Day(11) }]),
        Entries("a hold after its end", serial => [new(serial, Removed), new(serial, Hold) { RevokedAt = Day(11) }]),
        Entries("a hold and its end at once", serial => [new(serial, Hold), new(serial, Removed)]),
        Entries("the end of a hold and a hold at once", serial => [new(serial, Removed), new(serial, Hold)]),
        Entries("the end of a hold, then for good", serial => [new(serial, Removed) { RevokedAt = Day(11) }, new(serial, 1)]),
        Entries("for a key that was good then", serial => [new(serial, 1, Invalid(5))]),
        Entries("for a key that was bad before", serial => [new(serial, 1, Invalid(-5))]),
        Entries("for a key that was good then, critical", serial => [new(serial, 1, Invalid(5) with { IsCritical = true })]),
        Entries("for a key that was good then, and for good", serial => [new(serial, 1, Invalid(5)), new(serial, 1)]),
        Entries("an end with a critical reason", serial => [new(serial, null, Reason([10, 1, Removed], true))]),
        Entries("an end with a critical extension", serial => [new(serial, Removed, TestExtension.Unknown(true))]),
        Entries("an end of another issuer's", serial => [new(serial, Removed, new TestExtension("2.5.29.29", true, [0x30, 0]))]),
        Entries("an end with an extension", serial => [new(serial, Removed, TestExtension.Unknown(false))]),
        Entries("an end with an extension twice", serial =>
            [new(serial, Removed, TestExtension.Unknown(false), TestExtension.Unknown(false))]),
        Entries("an end with a reason in two bytes", serial => [new(serial, null, Reason([10, 2, 0, Removed]))]),
        Entries("a reason that is a number", serial => [new(serial, null, Reason([2, 1, Removed]))]),
        Entries("another one's reason that is none", _ => [Other with { Extensions = [Reason([5, 0])] }]),
        Entries("another one's extension that is critical", _ => [Other with { Extensions = [TestExtension.Unknown(true)] }]),
        Entries("another one's number that is none", _ => [Other], list => Replaced(list, [2, 1, 0x11], [4, 1, 0x11])),
        Entries("another one's time that is none", _ => [Other], list => Replaced(list, [2, 1, 0x11, 0x17], [2, 1, 0x11, 0x13])),
        Entries("another one's reason twice", _ => [Other with { Extensions = [Reason([10, 1, 1]), Reason([10, 1, 1])] }]),
        Entries("another one's extension without a value", _ => [Other with { Extensions = [new TestExtension("2.5.29.99", false, [])] }]),
        List("run out", (list, _) => list with { NextUpdate = Since.AddDays(1) }),
        List("without an end", (list, _) => list with { NextUpdate = null }),
        List("from the future", (list, _) => list with { ThisUpdate = Until.AddDays(-1) }),
        List("by another key", (list, _) => list with { SigningKey = OtherKey }),
        List("by a stranger", (list, _) => list with { Issuer = Stranger }),
        List("in a stranger's name", (list, _) => list with { Issuer = Stranger, SigningKey = list.Issuer.Key }),
        List("with SHA-1", (list, _) => list with { Algorithm = TestAlgorithm.EcdsaSha1 }),
        List("with SHA-512", (list, _) => list with { Algorithm = TestAlgorithm.EcdsaSha512 }),
        List("a delta", (list, _) => list.With(TestRevocationList.DeltaTo(3))),
        List("with an extension", (list, _) => list.With(TestExtension.Unknown(false))),
        List("with a critical extension", (list, _) => list.With(TestExtension.Unknown(true))),
        List("with an extension twice", (list, _) => list.With(TestExtension.Unknown(false), TestExtension.Unknown(false))),
        List("without a number", (list, _) => list with { Extensions = [TestExtension.Unknown(false)] }),
        List("with a number that is none", (list, _) => list with { Extensions = [new TestExtension("2.5.29.20", false, [5, 0])] }),
        List("with a critical number", (list, _) => list with { Extensions = [TestRevocationList.Number(7) with { IsCritical = true }] }),
        List("with a key identifier", (list, _) => list.With(new TestExtension("2.5.29.35", false, [0x30, 3, 0x80, 1, 1]))),
        List("with a key identifier that is none", (list, _) => list.With(new TestExtension("2.5.29.35", false, [4, 0]))),
        List("without extensions", (list, _) => list with { Extensions = [] }),
        Part("for its URL", (writer, url) => TestExtension.WritePoint(writer, url)),
        Part("for another URL", (writer, _) => TestExtension.WritePoint(writer, "http://revocation.example/other")),
        .. new[] { 1, 2, 4, 5 }.Select(tag =>
            Part($"with flag {tag}", (writer, _) => writer.WriteEncodedValue([(byte)(0x80 | tag), .. True]))),
        Part("for some reasons", (writer, _) => writer.WriteEncodedValue([0x83, 2, 1, 2])),
        Part("for everything", (_, _) => { }),
        Delta("with a delta", delta => delta),
        Delta("revoked in the delta", delta => delta with { Entries = [Entry(delta, 1)] }),
        Delta("a hold that the delta ends", delta => delta with { Entries = [Entry(delta, Removed) with { RevokedAt = Day(11) }] }, Hold),
        Delta("a hold that an older delta ends", delta => delta with { Entries = [Entry(delta, Removed) with { RevokedAt = Day(9) }] },
            Hold),
        Delta("with an older delta", delta => delta with { Extensions = [TestRevocationList.Number(6), TestRevocationList.DeltaTo(3)] }),
        Delta("with the delta to a later one", delta =>
            delta with { Extensions = [TestRevocationList.Number(9), TestRevocationList.DeltaTo(8)] }),
        Delta("with a delta that is none", delta => delta with { Extensions = [TestRevocationList.Number(9)] }),
        Delta("with a delta that ran out", delta => delta with { NextUpdate = Since.AddDays(1) }),
        Delta("with a stranger's delta", delta => delta with { SigningKey = OtherKey }),
        new("with a delta that is missing", (subject, url) =>
            [new(url, Base(subject).With(TestExtension.FreshestCrl(RevocationShape.Beside(url))).Encode())]),
        new("with a delta at its second URL", (subject, url) =>
        [
            new(url, Base(subject).With(TestExtension.FreshestCrl("http://revocation.example/0/0", RevocationShape.Beside(url))).Encode()),
            new(RevocationShape.Beside(url), DeltaOf(subject).Encode()),
        ]),
        new("with a page for the delta, and one at its second URL", (subject, url) =>
        [
            new(url, Base(subject).With(TestExtension.FreshestCrl(RevocationShape.Beside(url),
                RevocationShape.Beside(RevocationShape.Beside(url)))).Encode()),
            new(RevocationShape.Beside(url), "<html/>"u8.ToArray()),
            new(RevocationShape.Beside(RevocationShape.Beside(url)), DeltaOf(subject).Encode()),
        ]),
        List("with a pointer to no delta", (list, _) => list.With(new TestExtension("2.5.29.46", false, [0x30, 0]))),
        Good with { Name = "with a delta that the certificate names", Change = c =>
            c.With(TestExtension.FreshestCrl("http://revocation.example/0/1")) },
        Bytes("cut off", bytes => bytes[..^1]),
        Bytes("cut in two", bytes => bytes[..(bytes.Length / 2)]),
        Bytes("with a byte more", bytes => [.. bytes, 0]),
        Bytes("nothing", _ => []),
        Bytes("a page", _ => "<html>not found</html>"u8.ToArray()),
        Bytes("as PEM", bytes => Encoding.ASCII.GetBytes(System.Security.Cryptography.PemEncoding.WriteString("X509 CRL", bytes))),
        .. new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError }
            .Select(status => Server($"status {(int)status}", server => server with { Status = status })),
        Server("without content", server => server with { Status = HttpStatusCode.NoContent, Body = [] }),
        Server("as a page", server => server with { MediaType = "text/html" }),
        new("redirected", (subject, url) =>
        [
            new(url, []) { Status = HttpStatusCode.Found, Location = RevocationShape.Beside(url) },
            new(RevocationShape.Beside(url), Base(subject).Encode()),
        ]),
        Good with { Name = "at a private address", Rename = url =>
            url.Replace("revocation.example", "192.168.1.1", StringComparison.Ordinal) },
        Good with { Name = "over TLS", Rename = url => url.Replace("http:", "https:", StringComparison.Ordinal) },
        Good with { Name = "with a question", Rename = url => url + "?list=1" },
    ];

    private static RevocationShape List(string name, Func<TestRevocationList, byte[], TestRevocationList> change) =>
        new(name, (subject, url) => [new(url, change(Base(subject), subject.Certificate.SerialNumber.ToArray()).Encode())]);

    private static RevocationShape Entries(
        string name, Func<byte[], TestRevokedEntry[]> entries, Func<TestRevocationList, byte[]>? encode = null) =>
        new(name, (subject, url) =>
        {
            var list = Base(subject) with { Entries = entries(subject.Certificate.SerialNumber.ToArray()) };
            return [new(url, encode?.Invoke(list) ?? list.Encode())];
        });

    private static RevocationShape Part(string name, Action<AsnWriter, string> write) => new(
        "a part " + name,
        (subject, url) => [new(url, Base(subject).With(TestRevocationList.IssuingPoint(writer => write(writer, url))).Encode())]);

    private static RevocationShape Delta(string name, Func<TestRevocationList, TestRevocationList> change, int? reason = null) =>
        new(name, (subject, url) =>
        {
            var list = Base(subject).With(TestExtension.FreshestCrl(RevocationShape.Beside(url)));
            var serial = subject.Certificate.SerialNumber.ToArray();
            var delta = DeltaOf(subject) with { Entries = [new(serial)] };
            return
            [
                new(url, (reason is null ? list : list with { Entries = [new(serial, reason)] }).Encode()),
                new(RevocationShape.Beside(url), WithoutMark(change(delta), delta).Encode()),
            ];
        });

    // The change finds the certificate's number in the delta's entry; where it leaves the entry alone, there is none.
    private static TestRevocationList WithoutMark(TestRevocationList changed, TestRevocationList delta) =>
        ReferenceEquals(changed.Entries, delta.Entries) ? changed with { Entries = [] } : changed;

    private static TestRevokedEntry Entry(TestRevocationList delta, int reason) => delta.Entries[0] with { Reason = reason };

    private static RevocationShape Bytes(string name, Func<byte[], byte[]> change) =>
        new(name, (subject, url) => [new(url, change(Base(subject).Encode()))]);

    private static RevocationShape Server(string name, Func<RevocationServer, RevocationServer> change) =>
        new(name, (subject, url) => [change(new(url, Base(subject).Encode()))]);

    private static TestRevocationList Base(RevocationSubject subject) =>
        new() { Issuer = subject.Issuer, ThisUpdate = Since, NextUpdate = Until };

    private static TestRevocationList DeltaOf(RevocationSubject subject) =>
        Base(subject) with { Extensions = [TestRevocationList.Number(9), TestRevocationList.DeltaTo(7)] };

    private static TestExtension Invalid(int days) => TestRevokedEntry.InvalidSince(TestEnvelope.SigningTime.AddDays(days));

    private static TestExtension Reason(byte[] value, bool isCritical = false) => new("2.5.29.21", isCritical, value);

    private static DateTimeOffset Day(int day) => TestEnvelope.SigningTime.AddDays(day);

    private static byte[] Replaced(TestRevocationList list, byte[] from, byte[] to) => list.EncodeWith(part =>
    {
        var at = part.AsSpan().IndexOf(from);
        return [.. part[..at], .. to, .. part[(at + from.Length)..]];
    });
}
