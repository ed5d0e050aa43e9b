using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Tests.Signatures.Certificates;

public sealed class CertificateChainTests
{
    [Theory]
    [InlineData("RSA2048")]
    [InlineData("RSA3072")]
    [InlineData("RSA4096")]
    [InlineData("P256")]
    [InlineData("P384")]
    [InlineData("P521")]
    public void A_chain_with_a_leaf_of_every_key_is_accepted(string key) =>
        Assert.Equal(4, TestChain.WithLeaf(TestKey.Named(key)).Verified().Certificates.Count);

    [Theory]
    [InlineData("RSA2048", nameof(TestAlgorithm.RsaSha256))]
    [InlineData("RSA2048", nameof(TestAlgorithm.RsaSha384))]
    [InlineData("RSA3072", nameof(TestAlgorithm.RsaSha512))]
    [InlineData("RSA2048", nameof(TestAlgorithm.RsaPss256))]
    [InlineData("RSA4096", nameof(TestAlgorithm.RsaPss384))]
    [InlineData("RSA2048", nameof(TestAlgorithm.RsaPss512))]
    [InlineData("P256", nameof(TestAlgorithm.EcdsaSha256))]
    [InlineData("P256", nameof(TestAlgorithm.EcdsaSha512))]
    [InlineData("P384", nameof(TestAlgorithm.EcdsaSha384))]
    [InlineData("P521", nameof(TestAlgorithm.EcdsaSha256))]
    public void An_issuer_may_sign_with_every_supported_algorithm(string key, string algorithm) =>
        OfTwo(TestKey.Named(key), TestAlgorithm.Named(algorithm)).Verified();

    [Theory]
    [InlineData("RSA2048", nameof(TestAlgorithm.RsaSha1), "is signed with SHA-1")]
    [InlineData("P256", nameof(TestAlgorithm.EcdsaSha1), "is signed with SHA-1")]
    [InlineData("RSA2048", nameof(TestAlgorithm.RsaPssOddSalt), "not supported")]
    [InlineData("P256", nameof(TestAlgorithm.Unknown), "not supported (1.2.3.4.5)")]
    public void An_issuer_that_signs_with_another_algorithm_is_refused(string key, string algorithm, string text) =>
        Assert.Contains(text, OfTwo(TestKey.Named(key), TestAlgorithm.Named(algorithm)).Fault(), StringComparison.Ordinal);

    [Fact]
    public void A_root_that_signs_itself_with_SHA1_is_refused()
    {
        var chain = TestChain.OfTwo().Change(1, root => root with { Algorithm = TestAlgorithm.EcdsaSha1 });

        Assert.Contains("CN=Test Root CA,O=Test,ST=WA,C=US is signed with SHA-1", chain.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_certificate_is_a_leaf_that_signed_itself()
    {
        TestChain.OfOne(TestKey.NewP256()).Verified();
        TestChain.OfOne(TestKey.NewP256()).Change(0, leaf => leaf.Set(TestExtension.BasicConstraints(false, isCritical: false))).Verified();

        Assert.Contains(
            "is a certificate authority",
            new TestChain { Certificates = [TestChain.OfTwo().Root] }.Fault(),
            StringComparison.Ordinal
        );
        Assert.Contains("not a self-signed root", Fault(TestChain.OfTwo().Read().Take(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void No_certificate_and_more_than_sixteen_are_refused()
    {
        Assert.Contains("it has 0 certificates", Fault([]), StringComparison.Ordinal);
        Assert.Contains(
            "it has 17 certificates",
            Fault(Enumerable.Repeat(TestChain.OfOne(TestKey.NewP256()).Read()[0], 17)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_chain_without_its_root_or_an_intermediate_is_refused()
    {
        var certificates = TestChain.OfFour().Read();

        Assert.Contains(
            "CN=Test Intermediate CA,O=Test,ST=WA,C=US is the last certificate",
            Fault(certificates.Take(3)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is not issued by the next certificate, CN=Test Intermediate CA",
            Fault(certificates.Where((_, i) => i != 1)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_chain_in_another_order_with_a_stranger_or_a_duplicate_is_refused()
    {
        var certificates = TestChain.OfFour().Read();
        var stranger = TestCertificate.Read(TestCertificate.Authority(TestKey.NewP256(), "Stranger").SelfSigned());

        Fault(certificates.Reverse());
        Fault([certificates[0], certificates[2], certificates[1], certificates[3]]);
        Fault([.. certificates, stranger]);
        Fault([certificates[0], stranger, .. certificates.Skip(1)]);
        Fault([certificates[0], .. certificates]);
        Fault([.. certificates, certificates[3]]);
    }

    [Fact]
    public void A_second_root_of_the_same_name_is_refused()
    {
        var chain = TestChain.OfTwo();
        var certificates = chain.Read();
        var again = TestCertificate.Read((chain.Root with { SerialNumber = [9] }).SelfSigned());

        Assert.Contains("is self-signed and not the last certificate", Fault([.. certificates, again]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_leaf_that_signed_itself_above_others_is_refused()
    {
        var leaf = TestCertificate.Leaf(TestKey.NewP256());
        var root = TestCertificate.Authority(TestKey.NewP256(), "Root") with { Subject = leaf.Subject };

        Assert.Contains(
            "is self-signed",
            Fault([TestCertificate.Read(leaf.SelfSigned()), TestCertificate.Read(root.SelfSigned())]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_signature_of_another_key_under_the_issuers_name_is_refused()
    {
        var chain = TestChain.OfTwo();
        var impostor = chain.Root with { Key = TestKey.NewP256() };
        var certificates = chain.Read();

        Assert.Contains(
            "is not signed by the key of the next certificate",
            Fault([chain.Leaf.Read(impostor), certificates[1]]),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_root_that_names_itself_but_did_not_sign_itself_is_refused()
    {
        var chain = TestChain.OfTwo();
        var forged = chain.Root.Read(chain.Root with { Key = TestKey.NewP256() });

        Assert.Contains("not a self-signed root", Fault([chain.Read()[0], forged]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(null, true)]
    public void A_path_length_is_counted_in_authorities_below(int? intermediate, bool isGood)
    {
        // Below the upper intermediate there is one authority.
        var chain = TestChain.OfFour().Change(2, ca => ca.Set(TestExtension.BasicConstraints(true, intermediate)));
        isGood &= intermediate is not 0;

        Assert.Equal(isGood, chain.Judge().TryGet(out _, out _));
    }

    [Fact]
    public void A_path_length_that_is_exceeded_is_refused()
    {
        var chain = TestChain.OfFour();

        chain.Change(1, ca => ca.Set(TestExtension.BasicConstraints(true, 0))).Verified();
        chain.Change(3, ca => ca.Set(TestExtension.BasicConstraints(true, 2))).Verified();
        Assert.Contains(
            "allows 1 authorities below it and there are 2",
            chain.Change(3, ca => ca.Set(TestExtension.BasicConstraints(true, 1))).Fault(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Validity_periods_need_not_nest_and_are_judged_at_a_time_of_the_callers()
    {
        var old = TestCertificate.DefaultNotBefore.AddYears(-5);
        var chain = TestChain.OfFour()
            .Change(1, ca => ca with { NotBefore = old, NotAfter = old.AddYears(1) })
            .Change(0, leaf => leaf with { NotBefore = old.AddYears(10), NotAfter = old.AddYears(60) })
            .Verified();

        Assert.Equal(chain.Leaf, chain.NotValidAt(TestEnvelope.SigningTime));
        Assert.Equal(chain.Certificates[1], chain.NotValidAt(old.AddYears(10)));
    }

    [Fact]
    public void A_certificate_is_valid_from_its_first_to_its_last_second()
    {
        var leaf = TestChain.OfOne(TestKey.NewP256()).Read()[0];

        Assert.True(leaf.IsValidAt(TestCertificate.DefaultNotBefore));
        Assert.True(leaf.IsValidAt(TestCertificate.DefaultNotAfter));
        Assert.False(leaf.IsValidAt(TestCertificate.DefaultNotBefore.AddTicks(-1)));
        Assert.False(leaf.IsValidAt(TestCertificate.DefaultNotAfter.AddTicks(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Extensions_that_the_specification_leaves_out_mean_nothing(int index) =>
        TestChain
            .OfFour()
            .Change(
                index,
                c =>
                    c.With(
                        TestExtension.Unknown(isCritical: true),
                        TestExtension.PermittedDnsName("example.com"),
                        TestExtension.DnsName("other.example")
                    )
            )
            .Verified();

    [Fact]
    public void An_authority_restricted_to_other_purposes_may_issue_signers() =>
        TestChain.OfFour().Change(1, ca => ca.With(TestExtension.ExtendedKeyUsage(true, "1.3.6.1.5.5.7.3.1"))).Verified();

    [Fact]
    public void A_certificate_of_an_earlier_chain_is_recognised_and_a_forged_one_is_not()
    {
        var chain = TestChain.OfTwo();
        var cache = new CertificateCache();
        var good = chain.Encode();
        foreach (var _ in Enumerable.Range(0, 2))
            Assert.True(CertificateChain.Verify(ReadAll(cache, good), ChainPurpose.CodeSigning).TryGet(out var _, out var _));

        Assert.Same(ReadAll(cache, good)[1], ReadAll(cache, good)[1]);
        var forged = chain.Leaf.IssuedBy(chain.Root with { Key = TestKey.NewP256() });
        Assert.False(CertificateChain.Verify(ReadAll(cache, [forged, good[1]]), ChainPurpose.CodeSigning).TryGet(out var _, out var _));
    }

    private static List<Certificate> ReadAll(CertificateCache cache, IEnumerable<byte[]> encoded) =>
        [
            .. encoded.Select(der =>
                cache.Parse(der).TryGet(out var certificate, out _) ? certificate : throw new InvalidOperationException()
            ),
        ];

    private static TestChain OfTwo(TestKey issuer, TestAlgorithm algorithm) => new()
    {
        Certificates =
        [
            TestCertificate.Leaf(TestKey.NewP256()) with { Algorithm = algorithm },
            TestCertificate.Authority(issuer, "Test Root CA"),
        ],
    };

    private static string Fault(IEnumerable<Certificate> certificates)
    {
        Assert.False(
            CertificateChain.Verify([.. certificates], ChainPurpose.CodeSigning).TryGet(out _, out var reason),
            "the chain was accepted"
        );
        return reason.Message;
    }
}
