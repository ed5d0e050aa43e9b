using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Tests.Signatures.Certificates;

public sealed class LeafRulesTests
{
    private const string KeyUsage = "2.5.29.15";
    private const string ExtendedKeyUsage = "2.5.29.37";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";

    private static readonly TestChain Signer = TestChain.OfTwo();
    private static readonly TestChain Authority = TestChain.Timestamping();

    [Fact]
    public void A_certificate_authority_is_refused() =>
        Fails(leaf => leaf.With(TestExtension.BasicConstraints(true)), "is a certificate authority");

    [Fact]
    public void The_key_usage_has_to_be_there_and_critical()
    {
        Fails(leaf => leaf.Without(KeyUsage), "has no key usage extension");
        Fails(
            leaf => leaf.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature, isCritical: false)),
            "key usage extension that is not marked critical"
        );
    }

    [Theory]
    [InlineData((int)KeyUsages.None)]
    [InlineData((int)KeyUsages.NonRepudiation)]
    public void A_key_that_is_not_for_signatures_is_refused(int usages) =>
        Fails(leaf => leaf.Set(TestExtension.KeyUsage((KeyUsages)usages)), "is not for digital signatures");

    [Theory]
    [InlineData((int)KeyUsages.KeyEncipherment)]
    [InlineData((int)KeyUsages.DataEncipherment)]
    [InlineData((int)KeyUsages.KeyAgreement)]
    [InlineData((int)KeyUsages.KeyCertSign)]
    [InlineData((int)KeyUsages.CrlSign)]
    [InlineData((int)KeyUsages.EncipherOnly)]
    [InlineData((int)KeyUsages.DecipherOnly)]
    public void A_key_for_more_than_signatures_is_refused(int usages) =>
        Fails(
            leaf => leaf.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | (KeyUsages)usages)),
            $"is for more than digital signatures ({(KeyUsages)usages})"
        );

    [Fact]
    public void A_key_that_commits_may_sign() =>
        Signer.Change(0, leaf => leaf.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | KeyUsages.NonRepudiation))).Verified();

    [Theory]
    [InlineData("2.5.29.37.0", "anyExtendedKeyUsage")]
    [InlineData("1.3.6.1.5.5.7.3.1", "serverAuth")]
    [InlineData("1.3.6.1.5.5.7.3.2", "clientAuth")]
    [InlineData("1.3.6.1.5.5.7.3.4", "emailProtection")]
    [InlineData("1.3.6.1.5.5.7.3.8", "timeStamping")]
    [InlineData("1.3.6.1.5.5.7.3.9", "OCSPSigning")]
    public void A_purpose_that_the_specification_or_notation_forbids_is_refused(string purpose, string name)
    {
        Fails(leaf => leaf.Set(TestExtension.ExtendedKeyUsage(false, purpose)), $"has the extended key usage {name}");
        Fails(leaf => leaf.Set(TestExtension.ExtendedKeyUsage(true, CodeSigning, purpose)), $"has the extended key usage {name}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Code_signing_and_unknown_purposes_are_accepted(bool isCritical) =>
        Signer.Change(0, leaf => leaf.Set(TestExtension.ExtendedKeyUsage(isCritical, CodeSigning, "1.3.6.1.4.1.99999.7"))).Verified();

    [Theory]
    [InlineData("RSA1024")]
    [InlineData("P224")]
    public void A_key_without_an_algorithm_is_refused(string key) =>
        Fails(leaf => leaf with { Key = TestKey.Named(key) }, "has a key that no signature algorithm goes with");

    [Fact]
    public void A_timestamp_authority_has_timeStamping_as_its_only_and_critical_purpose()
    {
        Authority.Verified(ChainPurpose.Timestamping);

        TimestampFails(leaf => leaf.Without(ExtendedKeyUsage), "timeStamping as its only");
        TimestampFails(leaf => leaf.Set(TestExtension.ExtendedKeyUsage(true, TimeStamping, CodeSigning)), "timeStamping as its only");
        TimestampFails(leaf => leaf.Set(TestExtension.ExtendedKeyUsage(true, TimeStamping, TimeStamping)), "timeStamping as its only");
        TimestampFails(leaf => leaf.Set(TestExtension.ExtendedKeyUsage(true, "2.5.29.37.0")), "timeStamping as its only");
        TimestampFails(
            leaf => leaf.Set(TestExtension.ExtendedKeyUsage(false, TimeStamping)),
            "extended key usage extension that is not marked critical"
        );
    }

    [Fact]
    public void The_key_usage_of_a_timestamp_authority_need_not_be_critical()
    {
        Authority
            .Change(0, leaf => leaf.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature, isCritical: false)))
            .Verified(ChainPurpose.Timestamping);

        TimestampFails(leaf => leaf.Without(KeyUsage), "has no key usage extension");
        TimestampFails(
            leaf => leaf.Set(TestExtension.KeyUsage(KeyUsages.DigitalSignature | KeyUsages.KeyCertSign)),
            "for more than digital signatures"
        );
    }

    private static void Fails(Func<TestCertificate, TestCertificate> change, string text) =>
        Assert.Contains(text, Signer.Change(0, change).Fault(), StringComparison.Ordinal);

    private static void TimestampFails(Func<TestCertificate, TestCertificate> change, string text) =>
        Assert.Contains(text, Authority.Change(0, change).Fault(ChainPurpose.Timestamping), StringComparison.Ordinal);
}
