using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Tests.Signatures.Certificates;

public sealed class AuthorityRulesTests
{
    private const string BasicConstraints = "2.5.29.19";
    private const string KeyUsage = "2.5.29.15";

    private static readonly TestChain Signer = TestChain.OfFour();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_has_to_be_a_certificate_authority_and_say_so_critically(int index)
    {
        Fails(index, ca => ca.Without(BasicConstraints), "is not a certificate authority");
        Fails(index, ca => ca.Set(TestExtension.BasicConstraints(false)), "is not a certificate authority");
        Fails(
            index,
            ca => ca.Set(TestExtension.BasicConstraints(true, isCritical: false)),
            "basic constraints that are not marked critical"
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Its_key_has_to_be_for_signing_certificates(int index)
    {
        Fails(index, ca => ca.Without(KeyUsage), "has no key usage extension");
        Fails(
            index,
            ca => ca.Set(TestExtension.KeyUsage(KeyUsages.KeyCertSign, isCritical: false)),
            "key usage extension that is not marked critical"
        );
        Fails(
            index,
            ca => ca.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | KeyUsages.CrlSign)),
            "is not for signing certificates"
        );
    }

    [Theory]
    [InlineData("RSA1024")]
    [InlineData("P224")]
    public void Its_key_has_to_be_strong_and_known(string key) =>
        Fails(2, ca => ca with { Key = TestKey.Named(key) }, "has a key that is too weak or not supported");

    [Fact]
    public void One_above_a_timestamp_authority_may_not_be_restricted_to_other_purposes()
    {
        var chain = TestChain.Timestamping();

        chain
            .Change(1, ca => ca.With(TestExtension.ExtendedKeyUsage(false, "1.3.6.1.5.5.7.3.8", "1.3.6.1.5.5.7.3.3")))
            .Verified(ChainPurpose.Timestamping);
        chain.Change(1, ca => ca.With(TestExtension.ExtendedKeyUsage(false, "2.5.29.37.0"))).Verified(ChainPurpose.Timestamping);
        Assert.Contains(
            "is restricted to extended key usages without timeStamping",
            chain.Change(1, ca => ca.With(TestExtension.ExtendedKeyUsage(false, "1.3.6.1.5.5.7.3.3"))).Fault(ChainPurpose.Timestamping),
            StringComparison.Ordinal);
    }

    private static void Fails(int index, Func<TestCertificate, TestCertificate> change, string text) =>
        Assert.Contains(text, Signer.Change(index, change).Fault(), StringComparison.Ordinal);
}
