using System.Net;
using Differential.Tests.Signatures.Agreement;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace Differential.Tests.Verification.Agreement.Generated;

/// <summary>Answers of OCSP responders, one or more for each rule of the two readers.</summary>
internal static class OcspShapes
{
    private const string OcspSigning = "1.3.6.1.5.5.7.3.9";

    private static readonly DateTimeOffset Since = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2049, 12, 31, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Revoked = TestEnvelope.SigningTime.AddDays(10);

    private static readonly TestExtension NoCheck = new("1.3.6.1.5.5.7.48.1.5", false, [5, 0]);
    private static readonly TestExtension Nonce = new("1.3.6.1.5.5.7.48.1.2", false, [4, 1, 0]);
    private static readonly TestCertificate Stranger = Chains.Always(TestChain.OfTwo()).Root;
    private static readonly TestKey OtherKey = TestKey.NewP256();

    private static readonly TestCertificate Responder = Chains.Always(new TestChain
    {
        Certificates =
        [
            TestCertificate.Leaf(TestKey.NewP256(), "Responder").With(TestExtension.ExtendedKeyUsage(false, OcspSigning), NoCheck)
                with { SerialNumber = [0x55] },
        ],
    }).Leaf;

    public static RevocationShape Good { get; } = Answer("good", answer => answer);

    public static IReadOnlyList<RevocationShape> All { get; } =
    [
        Good,
        Answer("revoked", answer => answer with { RevokedAt = Revoked }),
        Answer("unknown", answer => answer with { IsUnknown = true }),
        Answer("revoked for a key that was good then", answer => answer with { RevokedAt = Revoked, SingleExtensions = [Invalid(5)] }),
        Answer("revoked for a key that was bad before", answer => answer with { RevokedAt = Revoked, SingleExtensions = [Invalid(-5)] }),
        Answer("run out", answer => answer with { NextUpdate = Since.AddDays(1) }),
        Answer("without an end", answer => answer with { NextUpdate = null }),
        Answer("from the future", answer => answer with { ThisUpdate = Until.AddDays(-1) }),
        Answer("revoked from the future", answer => answer with { ThisUpdate = Until.AddDays(-1), RevokedAt = Revoked }),
        Answer("over before it began", answer => answer with { ThisUpdate = Until.AddDays(-1), NextUpdate = Since }),
        .. new byte[] { 1, 2, 3, 4, 5, 6, 7, 255 }.Select(status => Answer($"status {status}", answer => answer with { Status = status })),
        Answer("by another key", answer => answer with { SigningKey = OtherKey }),
        Answer("with SHA-1", answer => answer with { Algorithm = TestAlgorithm.EcdsaSha1 }),
        Answer("revoked with SHA-1", answer => answer with { Algorithm = TestAlgorithm.EcdsaSha1, RevokedAt = Revoked }),
        Answer("with SHA-384", answer => answer with { Algorithm = TestAlgorithm.EcdsaSha384 }),
        Answer("by an unknown algorithm", answer => answer with { Algorithm = TestAlgorithm.Unknown }),
        Answer("with the name by SHA-256", answer => answer with { NamesBySha256 = true }),
        Answer("about another issuer's", answer => answer with { Issuer = Stranger, Responder = answer.Issuer }),
        Answer("about another issuer's first", answer => answer with { Before = [answer with { Issuer = Stranger, RevokedAt = Revoked }] }),
        Answer("about another one", answer => answer with { Certificate = Other(answer.Issuer) }),
        Answer("about another one first", answer => answer with { Before = [Another(answer)] }),
        Answer("about sixteen others first", answer => answer with { Before = [.. Enumerable.Repeat(Another(answer), 16)] }),
        Answer("good, then revoked", answer => answer with { RevokedAt = Revoked, Before = [answer] }),
        Answer("by the key's name", answer => answer with { NamesItselfByKey = true }),
        Answer("by another name", answer => answer with { ResponderName = Stranger.Subject }),
        Answer("revoked by another name", answer => answer with { ResponderName = Stranger.Subject, RevokedAt = Revoked }),
        Answer("unknown by another name", answer => answer with { ResponderName = Stranger.Subject, IsUnknown = true }),
        Answer("with an extension", answer => answer with { SingleExtensions = [TestExtension.Unknown(false)] }),
        Answer("with a critical extension", answer => answer with { SingleExtensions = [TestExtension.Unknown(true)] }),
        Answer("with a critical nonce of its own", answer => answer with { SingleExtensions = [Nonce with { IsCritical = true }] }),
        Answer("with an extension of the whole", answer => answer with { Extensions = [TestExtension.Unknown(false)] }),
        Answer("with a critical extension of the whole", answer => answer with { Extensions = [TestExtension.Unknown(true)] }),
        Answer("with another nonce", answer => answer with { Extensions = [Nonce] }),
        Answer("with an extension twice", answer => answer with { SingleExtensions = [NoCheck, NoCheck] }),
        By("by a responder", responder => responder),
        By("revoked by a responder", responder => responder, answer => answer with { RevokedAt = Revoked }),
        By("by a responder for something else", responder => responder.Set(TestExtension.ExtendedKeyUsage(false, "1.3.6.1.5.5.7.3.3"))),
        By("by a responder for anything", responder => responder.Without("2.5.29.37")),
        By("revoked by a responder for something else", responder => responder.Without("2.5.29.37"), answer =>
            answer with { RevokedAt = Revoked }),
        By("by a responder that may not sign", responder => responder.Set(TestExtension.KeyUsage(KeyUsages.KeyEncipherment))),
        By("by a responder of the past", responder => responder with { NotAfter = Since.AddDays(1) }),
        By("by a responder signed with SHA-1", responder => responder with { Algorithm = TestAlgorithm.EcdsaSha1 }),
        By("by a responder that may be revoked", responder =>
            responder.Without(NoCheck.Type).With(TestExtension.Crl("http://revocation.example/0/0"))),
        By("by a responder that cannot be revoked", responder => responder.Without(NoCheck.Type)),
        By("by a responder of a stranger", responder => responder, issuer: Stranger),
        By("by a responder whose issuer has another name", responder => responder, rename: true),
        Answer("by a responder that is not there", answer => answer with { Responder = Responder }),
        new("with the issuer's certificate", (subject, url) =>
            [new(url, (Base(subject) with { Certificates = [subject.EncodedIssuer] }).Encode())]),
        new("with a second certificate", (subject, url) =>
            [new(url,
                (Base(subject) with { Responder = Responder,
                Certificates = [Responder.IssuedBy(subject.Issuer), subject.EncodedIssuer] }).Encode())]),
        Bytes("cut off", bytes => bytes[..^1]),
        Bytes("cut in two", bytes => bytes[..(bytes.Length / 2)]),
        Bytes("with a byte more", bytes => [.. bytes, 0]),
        Bytes("with a bit changed", bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]),
        Bytes("nothing", _ => []),
        Bytes("a page", _ => "<html>try later</html>"u8.ToArray()),
        Bytes("too long", bytes => [.. bytes, .. new byte[20 * 1024]]),
        .. new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden, HttpStatusCode.InternalServerError,
            HttpStatusCode.ServiceUnavailable }
            .Select(status => Server($"status {(int)status}", (server, _) => server with { Status = status })),
        Server("without content", (server, _) => server with { Status = HttpStatusCode.NoContent, Body = [] }),
        Server("as a page", (server, _) => server with { MediaType = "text/html" }),
        new("redirected", (subject, url) =>
        [
            new(url, []) { Status = HttpStatusCode.Found, Location = RevocationShape.Beside(url) },
            new(RevocationShape.Beside(url), Base(subject).Encode()),
        ]),
        Server("by POST only", (server, _) =>
            server with { Status = HttpStatusCode.MethodNotAllowed, Post = server, Body = [] }) with { IsPostOnly = true },
        Server("too old by GET", (server, subject) => server with
        {
            Body = (Base(subject) with { NextUpdate = Since.AddDays(1) }).Encode(),
            Post = server,
        }) with { IsPostOnly = true },
        Server("revoked by POST only", (server, subject) => server with
        {
            Status = HttpStatusCode.MethodNotAllowed,
            Post = server with { Body = (Base(subject) with { RevokedAt = Revoked }).Encode() },
        }),
        Server("revoked by GET only", (server, subject) => server with
        {
            Body = (Base(subject) with { RevokedAt = Revoked }).Encode(),
            Post = server,
        }),
        Good with { Name = "at a private address", Rename = url =>
            url.Replace("revocation.example", "10.1.2.3", StringComparison.Ordinal) },
        Good with { Name = "over TLS", Rename = url => url.Replace("http:", "https:", StringComparison.Ordinal) },
        Good with { Name = "at another port", Rename = url => url.Replace(".example", ".example:8080", StringComparison.Ordinal) },
        Good with { Name = "with a slash", Rename = url => url + "/" },
        Good with { Name = "about a long number", Change = c => c with { SerialNumber = [.. Enumerable.Repeat((byte)1, 180)] } },
        Good with { Name = "about a number of twenty bytes", Change = c =>
            c with { SerialNumber = [.. Enumerable.Repeat((byte)0x7e, 20)] } },
    ];

    private static RevocationShape Answer(string name, Func<TestOcspResponse, TestOcspResponse> change) =>
        new(name, (subject, url) => [new(url, change(Base(subject)).Encode())]);

    private static RevocationShape By(
        string name,
        Func<TestCertificate, TestCertificate> change,
        Func<TestOcspResponse, TestOcspResponse>? answer = null,
        TestCertificate? issuer = null,
        bool rename = false) =>
        new(name, (subject, url) =>
        {
            var responder = change(Responder);
            var signer = rename ? subject.Issuer with { Subject = Stranger.Subject } : issuer ?? subject.Issuer;
            var response = Base(subject) with { Responder = responder, Certificates = [responder.IssuedBy(signer)] };
            return [new(url, (answer?.Invoke(response) ?? response).Encode())];
        });

    private static RevocationShape Bytes(string name, Func<byte[], byte[]> change) =>
        new(name, (subject, url) => [new(url, change(Base(subject).Encode()))]);

    private static RevocationShape Server(string name, Func<RevocationServer, RevocationSubject, RevocationServer> change) =>
        new(name, (subject, url) => [change(new(url, Base(subject).Encode()), subject)]);

    private static TestOcspResponse Base(RevocationSubject subject) =>
        new() { Certificate = subject.Certificate, Issuer = subject.Issuer, ThisUpdate = Since, NextUpdate = Until };

    private static TestExtension Invalid(int days) => TestRevokedEntry.InvalidSince(TestEnvelope.SigningTime.AddDays(days));

    private static ImageSignatures.Signatures.Certificates.Certificate Other(TestCertificate issuer) => Responder.Read(issuer);

    private static TestOcspResponse Another(TestOcspResponse answer) => answer with { Certificate = Other(answer.Issuer) };
}
