using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Signatures;

public sealed class ExpiryTests
{
    private static readonly DateTimeOffset Moment = TestEnvelope.SigningTime.AddMonths(6);
    private static readonly VerifiedEnvelope Envelope = TestEnvelope.OfSigningAuthority(TestChain.OfOne(TestKey.NewP256())).Verified();

    [Fact]
    public void A_signature_is_good_until_its_expiry_and_bad_from_that_moment_on()
    {
        Assert.True(Expiry.Validate(Envelope, Moment.AddTicks(-1)).IsPassed);

        var expired = Expiry.Validate(Envelope, Moment);
        Assert.Equal(ValidationOutcome.Failed, expired.Outcome);
        Assert.Equal(ReasonCode.Expired, expired.Reason?.Code);
        Assert.Contains("2026-12-01 12:00:00Z", expired.Reason?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signature_without_expiry_stays_good() =>
        Assert.True(Expiry.Validate(TestEnvelope.OfX509(TestChain.OfOne(TestKey.NewP256())).Verified(), DateTimeOffset.MaxValue).IsPassed);
}
