using Differential.Tests.Signatures.Agreement;
using Differential.Tests.Verification.Agreement.Generated;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace Differential.Tests.Verification.Agreement.Peers;

/// <summary>The chains of notation-core-go's package x509: of code signers, and of timestamp authorities.</summary>
internal static class PeerChains
{
    private const string Signing = "notation-core-go, chains of signers";
    private const string Timestamping = "notation-core-go, chains of timestamp authorities";
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    private const string Stamping = "1.3.6.1.5.5.7.3.8";

    private static readonly TestChain Good = Chains.OfFour;

    public static IEnumerable<PeerCase> All() => [.. Leaves(), .. Authorities(), .. Orders(), .. Times(), .. Timestamps()];

    private static IEnumerable<PeerCase> Leaves()
    {
        yield return Of("no options", true, Leaf(c => c));
        yield return Of("full options", true,
            Leaf(c => c.With(TestExtension.BasicConstraints(false), TestExtension.ExtendedKeyUsage(true, CodeSigning))));
        yield return Of("an authority", false, Leaf(c => c.With(TestExtension.BasicConstraints(true))));
        yield return Of("no digital signature", false, Leaf(c => c.Set(TestExtension.KeyUsage(KeyUsages.NonRepudiation))));
        foreach (var usage in new[] { KeyUsages.KeyCertSign, KeyUsages.CrlSign, KeyUsages.KeyEncipherment, KeyUsages.DataEncipherment,
            KeyUsages.KeyAgreement })
            yield return Of($"digital signature and {usage}", false,
                Leaf(c => c.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | usage))));
        yield return Of("RSA of 1024 bits", false, Leaf(c => c with { Key = TestKey.Rsa1024 }));
        yield return Of("P-224", false, Leaf(c => c with { Key = TestKey.NewP224() }));
        foreach (var key in new[] { "RSA2048", "RSA3072", "RSA4096", "P256", "P384", "P521" })
            yield return Of($"a key {key}", true, Leaf(c => c with { Key = TestKey.Named(key) }));
        yield return Of("purposes of others", false,
            Leaf(c => c.With(TestExtension.ExtendedKeyUsage(false, CodeSigning, "1.3.6.1.5.5.7.3.1"))));
        yield return Of("a purpose, and not code signing", true,
            Leaf(c => c.With(TestExtension.ExtendedKeyUsage(false, "1.3.6.1.4.1.99999.7"))));
        yield return Of("for timestamps", false, Leaf(c => c.With(TestExtension.ExtendedKeyUsage(false, Stamping))));
    }

    private static IEnumerable<PeerCase> Authorities()
    {
        yield return Of("a path of length 0 above one", false, Good.Change(2, c => c.Set(TestExtension.BasicConstraints(true, 0))));
        yield return Of("a path of length 1 above one", true, Good.Change(2, c => c.Set(TestExtension.BasicConstraints(true, 1))));
        yield return Of("a root with a path of length 1", false, Good.Change(3, c => c.Set(TestExtension.BasicConstraints(true, 1))));
        yield return Of("no constraints", false, Above(c => c.Without("2.5.29.19")));
        yield return Of("constraints of no authority", false, Above(c => c.Set(TestExtension.BasicConstraints(false))));
        yield return Of("key usage not critical", false,
            Above(c => c.Set(TestExtension.KeyUsage(KeyUsages.KeyCertSign, isCritical: false))));
        yield return Of("no key usage", false, Above(c => c.Without("2.5.29.15")));
        yield return Of("key usage of no authority", false, Above(c => c.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature))));
    }

    private static IEnumerable<PeerCase> Orders()
    {
        var encoded = Good.Encode();
        yield return Listed("without a root", false, encoded, 0, 1, 2);
        yield return Listed("out of order", false, encoded, 0, 2, 1, 3);
        yield return Listed("with an unrelated certificate", false, [.. encoded, FixedChain.Stranger.Root], 0, 1, 4, 2, 3);
        yield return Listed("without an intermediate", false, encoded, 0, 2, 3);
        yield return Listed("backwards", false, encoded, 3, 2, 1, 0);
        yield return Listed("with a root in the middle", false, encoded, 0, 3, 1, 2, 3);
        yield return Listed("empty", false, encoded);
        yield return Of("a signer that issued itself", true, Chains.OfOne("P256"));
        yield return Of("a signer that issued itself, as an authority", false,
            Chains.OfOne("P256").Change(0, c => c.With(TestExtension.BasicConstraints(true))));
        yield return Listed("a signer alone that another issued", false, encoded, 0);
    }

    private static IEnumerable<PeerCase> Times()
    {
        yield return Of("a signer that is not valid yet", false, Leaf(c => c with { NotBefore = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero) }));
        yield return Of("a signer that is not valid any more", false,
            Leaf(c => c with { NotAfter = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) }));
        yield return OfAuthority("a signer of then", true, "2026-06-01T12:00:00Z");
        yield return OfAuthority("a time before the signer was valid", false, "2019-12-31T23:59:59Z");
    }

    private static IEnumerable<PeerCase> Timestamps()
    {
        yield return Stamped("good", true, chain => chain);
        yield return Stamped("a purpose that is not critical", false, First(c => c.Set(TestExtension.ExtendedKeyUsage(false, Stamping))));
        yield return Stamped("two purposes", false, First(c => c.Set(TestExtension.ExtendedKeyUsage(true, Stamping, CodeSigning))));
        yield return Stamped("another purpose", false, First(c => c.Set(TestExtension.ExtendedKeyUsage(true, CodeSigning))));
        yield return Stamped("no purpose", false, First(c => c.Without("2.5.29.37")));
        yield return Stamped("an authority without constraints", false, Second(c => c.Without("2.5.29.19")));
        yield return Stamped("an authority without key usage", false, Second(c => c.Without("2.5.29.15")));
        yield return Stamped("an authority that may not sign certificates", false,
            Second(c => c.Set(TestExtension.KeyUsage(KeyUsages.CrlSign))));
        yield return Stamped("a root above which nothing may be", false, chain =>
            chain.Change(2, c => c.Set(TestExtension.BasicConstraints(true, 0))));
        yield return Stamped("an authority for other purposes", false,
            Second(c => c.With(TestExtension.ExtendedKeyUsage(true, CodeSigning))));
        yield return Stamped("a signer with a key for more", false,
            First(c => c.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | KeyUsages.CrlSign))));
    }

    private static TestChain Leaf(Func<TestCertificate, TestCertificate> change) => Good.Change(0, change);

    private static TestChain Above(Func<TestCertificate, TestCertificate> change) => Good.Change(1, change);

    private static Func<TestChain, TestChain> First(Func<TestCertificate, TestCertificate> change) => chain => chain.Change(0, change);

    private static Func<TestChain, TestChain> Second(Func<TestCertificate, TestCertificate> change) => chain => chain.Change(1, change);

    private static PeerCase Of(string name, bool isGood, TestChain chain)
    {
        var made = FixedChain.Of(chain);
        return new(Signing, new ArtifactCase(name, StatementSpec.Trusting(made.Root), AttachedEnvelope.Of(made.Jws())), isGood);
    }

    private static PeerCase OfAuthority(string name, bool isGood, string time)
    {
        var made = FixedChain.Of(Leaf(c => c with { NotAfter = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero) }));
        return new(Signing, new ArtifactCase(name, StatementSpec.Trusting(made.Root), AttachedEnvelope.Of(made.JwsOfAuthority(time))),
            isGood);
    }

    private static PeerCase Listed(string name, bool isGood, IReadOnlyList<byte[]> encoded, params int[] order)
    {
        var envelope = TestEnvelope.OfX509(Good) with { Certificates = [.. order.Select(index => encoded[index])] };
        return new(Signing, new ArtifactCase(name, StatementSpec.Trusting(encoded[3]), AttachedEnvelope.Of(envelope)), isGood);
    }

    private static PeerCase Stamped(string name, bool isGood, Func<TestChain, TestChain> change) =>
        new(Timestamping, TokenShapeCases.OfChain(name, change), isGood);
}
