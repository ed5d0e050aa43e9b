using System.Formats.Asn1;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates.Extensions;
using static Differential.Tests.Signatures.Agreement.AgreementCase;
using static Differential.Tests.Signatures.Agreement.Agreed;

namespace Differential.Tests.Signatures.Agreement;

/// <summary>Certificate chains on which the two verifiers could disagree.</summary>
internal static class ChainCases
{
    private static readonly TestChain Good = Chains.OfFour;

    public static IEnumerable<AgreementCase> All => [.. Leaves(), .. Authorities(), .. Extensions(), .. Encodings(), .. Order()];

    private static IEnumerable<AgreementCase> Leaves()
    {
        yield return OfChain("of four", BothAccept, Good);
        yield return OfChain("a leaf that is an authority", BothRefuse, Leaf(c => c.With(TestExtension.BasicConstraints(true))));
        yield return OfChain("a leaf without key usage", BothRefuse, Leaf(c => c.Without("2.5.29.15")));
        yield return OfChain(
            "a leaf whose key usage is not critical",
            BothRefuse,
            Leaf(c => c.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature, false)))
        );
        foreach (
            var usage in Enum.GetValues<KeyUsages>()
                .Where(u => u is not (KeyUsages.None or KeyUsages.DigitalSignature or KeyUsages.NonRepudiation))
        )
            yield return OfChain(
                $"a leaf for {usage}",
                BothRefuse,
                Leaf(c => c.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | usage)))
            );

        yield return OfChain(
            "a leaf for commitments",
            BothAccept,
            Leaf(c => c.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | KeyUsages.NonRepudiation)))
        );
        foreach (
            var (purpose, expected) in new[]
            {
                ("1.3.6.1.5.5.7.3.3", BothAccept),
                ("1.3.6.1.4.1.99999.7", BothAccept),
                ("2.5.29.37.0", Stricter),
                ("1.3.6.1.5.5.7.3.1", BothRefuse),
                ("1.3.6.1.5.5.7.3.2", BothRefuse),
                ("1.3.6.1.5.5.7.3.4", BothRefuse),
                ("1.3.6.1.5.5.7.3.8", BothRefuse),
                ("1.3.6.1.5.5.7.3.9", BothRefuse),
            }
        )
            yield return OfChain(
                $"a leaf with the purpose {purpose}",
                expected,
                Leaf(c => c.With(TestExtension.ExtendedKeyUsage(true, purpose)))
            );

        yield return OfChain("a leaf with a key of 1024 bits", BothRefuse, Leaf(c => c with { Key = TestKey.Rsa1024 }));
        yield return OfChain("a leaf on an unknown curve", BothRefuse, Leaf(c => c with { Key = TestKey.NewBrainpool() }));
        yield return OfChain(
            "one certificate signed with SHA-1",
            Stricter,
            Chains.OfOne("P256").Change(0, c => c with { Algorithm = TestAlgorithm.EcdsaSha1 })
        );
        yield return OfChain("a leaf signed with SHA-1", BothRefuse, Leaf(c => c with { Algorithm = TestAlgorithm.EcdsaSha1 }));
    }

    private static IEnumerable<AgreementCase> Authorities()
    {
        yield return OfChain("no basic constraints", BothRefuse, Authority(c => c.Without("2.5.29.19")));
        yield return OfChain("no authority", BothRefuse, Authority(c => c.Set(TestExtension.BasicConstraints(false))));
        yield return OfChain(
            "basic constraints that are not critical",
            Stricter,
            Authority(c => c.Set(TestExtension.BasicConstraints(true, isCritical: false)))
        );
        yield return OfChain(
            "a path length that is exceeded",
            BothRefuse,
            Good.Change(2, c => c.Set(TestExtension.BasicConstraints(true, 0)))
        );
        yield return OfChain("a path length that is not", BothAccept, Good.Change(2, c => c.Set(TestExtension.BasicConstraints(true, 1))));
        yield return OfChain("no key usage", BothRefuse, Authority(c => c.Without("2.5.29.15")));
        yield return OfChain(
            "a key usage that is not critical",
            BothRefuse,
            Authority(c => c.Set(TestExtension.KeyUsage(KeyUsages.KeyCertSign, false)))
        );
        yield return OfChain(
            "a key that is not for certificates",
            BothRefuse,
            Authority(c => c.Set(TestExtension.KeyUsage(KeyUsages.CrlSign)))
        );
        yield return OfChain("an issuer with a key of 1024 bits", Stricter, Authority(c => c with { Key = TestKey.Rsa1024 }));
        yield return OfChain(
            "an issuer for other purposes",
            BothAccept,
            Authority(c => c.With(TestExtension.ExtendedKeyUsage(true, "1.3.6.1.5.5.7.3.1")))
        );
        foreach (
            var algorithm in new[] { nameof(TestAlgorithm.RsaSha384), nameof(TestAlgorithm.RsaPss256), nameof(TestAlgorithm.RsaPss512) }
        )
            yield return OfChain($"an issuer that signs with {algorithm}", BothAccept, SignedWith(TestAlgorithm.Named(algorithm)));

        foreach (var algorithm in new[] { nameof(TestAlgorithm.RsaSha1), nameof(TestAlgorithm.RsaPssOddSalt) })
            yield return OfChain($"an issuer that signs with {algorithm}", BothRefuse, SignedWith(TestAlgorithm.Named(algorithm)));
    }

    private static IEnumerable<AgreementCase> Extensions()
    {
        yield return OfChain("an unknown critical extension", BothAccept, Leaf(c => c.With(TestExtension.Unknown(true))));
        yield return OfChain("an unknown critical extension of an issuer", BothAccept, Authority(c => c.With(TestExtension.Unknown(true))));
        yield return OfChain(
            "name constraints that are broken",
            BothAccept,
            Authority(c => c.With(TestExtension.PermittedDnsName("a.example"))).Change(0, c => c.With(TestExtension.DnsName("b.example")))
        );
        yield return OfChain("an extension twice", BothRefuse, Leaf(c => c.With(c.Extensions[0])));
        foreach (
            var (type, isCritical, hex, expected) in new[]
            {
                ("2.5.29.14", false, "0500", BothRefuse),
                ("2.5.29.35", false, "0400", BothRefuse),
                ("2.5.29.35", true, "3000", BothRefuse),
                ("1.3.6.1.5.5.7.1.1", true, "3000", BothRefuse),
                ("2.5.29.17", false, "30038201ff", BothRefuse),
                ("2.5.29.17", false, "30058703010203", BothRefuse),
                ("2.5.29.17", false, Url("http://[::1"), BothRefuse),
                ("2.5.29.17", false, Url("http://a b/"), BothRefuse),
                ("2.5.29.17", false, Url("http://a/%zz"), BothRefuse),
                ("2.5.29.17", false, Url("http://a..b/"), BothRefuse),
                ("2.5.29.17", false, Url("http://a:b/"), BothRefuse),
                ("2.5.29.17", false, Url("spiffe://example.org/ns/a"), BothAccept),
                ("2.5.29.17", false, Url("urn:uuid:6ba7b810"), BothAccept),
                ("2.5.29.17", false, Url("https://a.example:8443/x?y#z"), BothAccept),
                ("2.5.29.17", false, Url("\u0001"), BothRefuse),
                ("2.5.29.30", true, "3000", BothRefuse),
                ("2.5.29.30", true, "3002a000", BothRefuse),
                ("2.5.29.30", true, "300aa0083006820461" + "2e2e62", BothRefuse),
                ("2.5.29.30", true, "300ea00c300a87080a000000ff00ff00", BothRefuse),
                ("2.5.29.30", true, "300ea00c300a87080a000000ff000000", BothAccept),
                ("2.5.29.30", true, "300aa008300682042e612e62", BothAccept),
                ("2.5.29.37", false, "30090607698180808080" + "00", RefusedHere),
                ("2.5.29.32", false, "300c300406022a03300406022a03", BothRefuse),
                ("2.5.29.31", false, "0500", BothRefuse),
                ("2.5.29.31", false, "30063004a002a100", BothRefuse),
                ("2.5.29.37", false, "0500", BothRefuse),
                ("2.5.29.37", false, "3000", Stricter),
                ("2.5.29.33", false, "30023000", BothRefuse),
                ("2.5.29.54", false, "0500", BothRefuse),
                ("2.5.29.36", false, "0500", BothRefuse),
                ("2.5.29.19", false, "30030201ff", BothRefuse),
            }
        )
            yield return OfChain(
                $"extension {type} {hex}",
                expected,
                Leaf(c => c.With(new TestExtension(type, isCritical, Convert.FromHexString(hex))))
            );
    }

    private static IEnumerable<AgreementCase> Encodings()
    {
        yield return OfChain("version 1", BothRefuse, Leaf(c => c with { Version = 0 }));
        yield return OfChain("version 4", BothRefuse, Leaf(c => c with { Version = 3 }));
        yield return OfChain("a negative serial number", RefusedHere, Leaf(c => c with { SerialNumber = [0x80] }));
        yield return OfChain("a serial number of 0", BothAccept, Leaf(c => c with { SerialNumber = [0] }));
        yield return OfChain("two different algorithms", BothRefuse, Leaf(c => c with { InnerAlgorithm = TestAlgorithm.EcdsaSha384 }));
        foreach (
            var (text, type, expected) in new[]
            {
                ("R&D *", UniversalTagNumber.PrintableString, BothAccept),
                ("R@D", UniversalTagNumber.PrintableString, BothRefuse),
                ("x", UniversalTagNumber.T61String, BothAccept),
                ("12", UniversalTagNumber.NumericString, BothAccept),
                ("a", UniversalTagNumber.NumericString, BothRefuse),
                ("a\0", UniversalTagNumber.BMPString, BothAccept),
                ("\u00ff", UniversalTagNumber.UTF8String, BothRefuse),
                ("a", UniversalTagNumber.BMPString, BothRefuse),
                ("\u0001", UniversalTagNumber.Integer, RefusedHere),
                ("a", UniversalTagNumber.IA5String, BothAccept),
                ("a", UniversalTagNumber.VisibleString, RefusedHere),
            }
        )
            yield return OfChain($"a name of type {type}: {text.Length}", expected, Leaf(c => c with { Subject = Name(type, text) }));
    }

    private static IEnumerable<AgreementCase> Order()
    {
        var encoded = Good.Encode();
        yield return Listed("no root", BothRefuse, encoded.Take(3));
        yield return Listed("reversed", BothRefuse, encoded.Reverse());
        yield return Listed("the leaf twice", BothRefuse, encoded.Prepend(encoded[0]));
        yield return Listed("the root twice", BothRefuse, encoded.Append(encoded[3]));
        yield return Listed(
            "a stranger at the end",
            BothRefuse,
            encoded.Append(TestCertificate.Authority(TestKey.NewP256(), "Stranger").SelfSigned())
        );
        yield return Listed(
            "an issuer of the same name with another key",
            BothRefuse,
            [encoded[0], (Good.Certificates[1] with { Key = TestKey.NewP256() }).IssuedBy(Good.Certificates[2]), encoded[2], encoded[3]]
        );
    }

    private static AgreementCase Listed(string name, Agreed expected, IEnumerable<byte[]> certificates) =>
        OfJws(name, expected, TestEnvelope.OfX509(Good) with { Certificates = [.. certificates] }) with { Name = "chain: " + name };

    private static TestChain Leaf(Func<TestCertificate, TestCertificate> change) => Good.Change(0, change);

    private static TestChain Authority(Func<TestCertificate, TestCertificate> change) => Good.Change(1, change);

    private static TestChain SignedWith(TestAlgorithm algorithm) =>
        Good.Change(1, c => c with { Key = TestKey.Rsa2048 }).Change(0, c => c with { Algorithm = algorithm });

    private static string Url(string url) =>
        Convert.ToHexString([0x30, (byte)(url.Length + 2), 0x86, (byte)url.Length, .. url.Select(c => (byte)c)]);

    private static byte[] Name(UniversalTagNumber type, string text) => Der.Sequence(writer =>
    {
        using (writer.PushSetOf())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("2.5.4.3");
            writer.WriteEncodedValue([(byte)type, (byte)text.Length, .. text.Select(c => (byte)c)]);
        }
    });
}
