using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Signatures;

public sealed class AuthenticityTests
{
    private static readonly TestChain Chain = TestChain.OfFour();
    private static readonly VerifiedEnvelope Envelope = TestEnvelope.OfX509(Chain).Verified();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Any_certificate_of_the_chain_is_an_anchor(int index)
    {
        var trusted = Certificate.Parse(Envelope.Chain.Certificates[index].RawData.ToArray());

        Assert.True(trusted.TryGet(out var anchor, out _));
        Assert.True(Authenticity.Validate(Envelope, [TestChain.OfOne(TestKey.NewP256()).Read()[0], anchor]).IsPassed);
    }

    [Fact]
    public void The_same_name_with_another_key_is_no_anchor()
    {
        var impostor = TestCertificate.Read(TestCertificate.Authority(TestKey.NewP256(), "Test Root CA").SelfSigned());
        var result = Authenticity.Validate(Envelope, [impostor]);

        Assert.Equal(ReasonCode.Chain, result.Reason?.Code);
        Assert.Contains("CN=Test Root CA,O=Test,ST=WA,C=US", result.Reason?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_certificate_issued_anew_is_no_anchor() =>
        Assert.False(Authenticity.Validate(Envelope, [TestCertificate.Read(Chain.Root.SelfSigned())]).IsPassed);

    [Fact]
    public void An_empty_trust_store_trusts_nobody() =>
        Assert.Contains("empty", Authenticity.Validate(Envelope, []).Reason?.Message, StringComparison.Ordinal);
}
