using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Certificates.Extensions;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>A certificate to be, with any fault that a test wants. Written by hand: .NET's own builder refuses to make most of them.</summary>
internal sealed record TestCertificate
{
    public static readonly DateTimeOffset DefaultNotBefore = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset DefaultNotAfter = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required TestKey Key { get; init; }

    /// <summary>The subject in DER.</summary>
    public required byte[] Subject { get; init; }

    public IReadOnlyList<TestExtension> Extensions { get; init; } = [];

    public byte[] SerialNumber { get; init; } = [0x4a, 0x01];

    public DateTimeOffset NotBefore { get; init; } = DefaultNotBefore;

    public DateTimeOffset NotAfter { get; init; } = DefaultNotAfter;

    /// <summary>2 stands for version 3.</summary>
    public int Version { get; init; } = 2;

    /// <summary>What the issuer signs with; null for what goes with its key.</summary>
    public TestAlgorithm? Algorithm { get; init; }

    /// <summary>The algorithm named inside the signed part, when it is to be another one.</summary>
    public TestAlgorithm? InnerAlgorithm { get; init; }

    /// <summary>The public key in the certificate, when it is to be another one.</summary>
    public byte[]? KeyInfo { get; init; }

    /// <summary>The validity in DER, when it is to be written another way.</summary>
    public byte[]? Validity { get; init; }

    /// <summary>Changes the signed part in DER before it is signed.</summary>
    public Func<byte[], byte[]> ChangeSignedPart { get; init; } = part => part;

    /// <summary>Changes the whole certificate in DER.</summary>
    public Func<byte[], byte[]> ChangeEncoded { get; init; } = encoded => encoded;

    public static TestCertificate Leaf(TestKey key, string name = "Test Leaf") => new()
    {
        Key = key,
        Subject = Name($"CN={name},OU=Signing,O=Test,L=Seattle,ST=WA,C=US"),
        Extensions = [TestExtension.KeyUsage(KeyUsages.DigitalSignature)],
    };

    public static TestCertificate Authority(TestKey key, string name, int? pathLength = null) => new()
    {
        Key = key,
        Subject = Name($"CN={name},O=Test,ST=WA,C=US"),
        Extensions = [TestExtension.BasicConstraints(true, pathLength), TestExtension.KeyUsage(KeyUsages.KeyCertSign | KeyUsages.CrlSign)],
    };

    /// <summary>A name in DER, from the most specific part to the widest.</summary>
    public static byte[] Name(string text) => new X500DistinguishedName(text).RawData;

    public TestCertificate With(params TestExtension[] extensions) => this with { Extensions = [.. Extensions, .. extensions] };

    /// <summary>Replaces the extension of the same type, or adds it.</summary>
    public TestCertificate Set(TestExtension extension) =>
        this with { Extensions = [.. Extensions.Where(e => e.Type != extension.Type), extension] };

    public TestCertificate Without(string type) => this with { Extensions = [.. Extensions.Where(e => e.Type != type)] };

    /// <summary>The certificate in DER, signed by its issuer.</summary>
    public byte[] IssuedBy(TestCertificate issuer)
    {
        var algorithm = Algorithm ?? TestAlgorithm.For(issuer.Key);
        return ChangeEncoded(Der.Signed(ChangeSignedPart(SignedPart(issuer, InnerAlgorithm ?? algorithm)), algorithm, issuer.Key));
    }

    /// <summary>The certificate in DER, signed by itself.</summary>
    public byte[] SelfSigned() => IssuedBy(this);

    public Certificate Read(TestCertificate issuer) => Read(IssuedBy(issuer));

    public static Certificate Read(byte[] der)
    {
        Assert.True(Certificate.Parse(der).TryGet(out var certificate, out var reason), reason?.Message);
        return certificate;
    }

    /// <summary>Why the reader refuses the bytes.</summary>
    public static Reason Refused(byte[] der)
    {
        Assert.False(Certificate.Parse(der).TryGet(out _, out var reason), "it was read");
        Assert.Equal(ReasonCode.Integrity, reason.Code);
        return reason;
    }

    private byte[] SignedPart(TestCertificate issuer, TestAlgorithm algorithm) => Der.Sequence(writer =>
    {
        if (Version > 0)
        {
            using (writer.PushSequence(Der.Context(0)))
                writer.WriteInteger(Version);
        }

        writer.WriteInteger(SerialNumber);
        writer.WriteEncodedValue(algorithm.Identifier);
        writer.WriteEncodedValue(issuer.Subject);
        writer.WriteEncodedValue(Validity ?? Der.Sequence(times =>
        {
            WriteTime(times, NotBefore);
            WriteTime(times, NotAfter);
        }));

        writer.WriteEncodedValue(Subject);
        writer.WriteEncodedValue(KeyInfo ?? Key.Info);
        if (Extensions.Count > 0)
        {
            using (writer.PushSequence(Der.Context(3)))
                TestExtension.WriteAll(writer, Extensions);
        }
    });

    private static void WriteTime(AsnWriter writer, DateTimeOffset time)
    {
        if (time.Year < 2050)
            writer.WriteUtcTime(time);
        else
            writer.WriteGeneralizedTime(time, omitFractionalSeconds: true);
    }
}
