using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;

namespace EcsImageAuditor.Tests.Shared.Signatures.Builders;

/// <summary>A chain to be: leaf first, root last. Each certificate is issued by the next and the last one by itself.</summary>
internal sealed record TestChain
{
    public required IReadOnlyList<TestCertificate> Certificates { get; init; }

    public TestCertificate Leaf => Certificates[0];

    public TestCertificate Root => Certificates[^1];

    /// <summary>The shape of an AWS Signer chain, with P-256 keys.</summary>
    public static TestChain OfFour() => WithLeaf(TestKey.NewP256());

    /// <summary>A leaf with the key, two intermediates and a root.</summary>
    public static TestChain WithLeaf(TestKey leaf) => new()
    {
        Certificates =
        [
            TestCertificate.Leaf(leaf),
            TestCertificate.Authority(TestKey.NewP256(), "Test Regional CA") with { SerialNumber = [3] },
            TestCertificate.Authority(TestKey.NewP256(), "Test Intermediate CA") with { SerialNumber = [2] },
            TestCertificate.Authority(TestKey.NewP256(), "Test Root CA") with { SerialNumber = [1] },
        ],
    };

    /// <summary>A leaf and a root.</summary>
    public static TestChain OfTwo() => new()
    {
        Certificates = [TestCertificate.Leaf(TestKey.NewP256()), TestCertificate.Authority(TestKey.NewP256(), "Test Root CA")],
    };

    /// <summary>A leaf that has signed itself.</summary>
    public static TestChain OfOne(TestKey key) => new() { Certificates = [TestCertificate.Leaf(key)] };

    /// <summary>The chain of a timestamp authority.</summary>
    public static TestChain Timestamping()
    {
        var chain = new TestChain
        {
            Certificates =
            [
                TestCertificate.Leaf(TestKey.Rsa2048, "Test TSA"),
                TestCertificate.Authority(TestKey.NewP256(), "Test TSA CA") with { SerialNumber = [2] },
                TestCertificate.Authority(TestKey.NewP256(), "Test TSA Root") with { SerialNumber = [1] },
            ],
        };
        return chain.Change(0, leaf => leaf.With(TestExtension.ExtendedKeyUsage(true, "1.3.6.1.5.5.7.3.8")));
    }

    /// <summary>Changes one certificate; those below it are issued anew.</summary>
    public TestChain Change(int index, Func<TestCertificate, TestCertificate> change) =>
        this with { Certificates = [.. Certificates.Select((c, i) => i == index ? change(c) : c)] };

    public IReadOnlyList<byte[]> Encode() =>
        [.. Certificates.Select((c, i) => c.IssuedBy(Certificates[Math.Min(i + 1, Certificates.Count - 1)]))];

    public IReadOnlyList<Certificate> Read() => [.. Encode().Select(TestCertificate.Read)];

    /// <summary>The verdict on the chain.</summary>
    public Result<CertificateChain> Judge(ChainPurpose purpose = ChainPurpose.CodeSigning) => CertificateChain.Verify(Read(), purpose);

    /// <summary>The chain, which has to be good.</summary>
    public CertificateChain Verified(ChainPurpose purpose = ChainPurpose.CodeSigning)
    {
        Assert.True(Judge(purpose).TryGet(out var chain, out var reason), reason?.Message);
        return chain;
    }

    /// <summary>Why the chain, which has to be bad, is refused.</summary>
    public string Fault(ChainPurpose purpose = ChainPurpose.CodeSigning)
    {
        Assert.False(Judge(purpose).TryGet(out _, out var reason), "the chain was accepted");
        Assert.Equal(ImageSignatures.Verdicts.ReasonCode.Integrity, reason.Code);
        return reason.Message;
    }
}
