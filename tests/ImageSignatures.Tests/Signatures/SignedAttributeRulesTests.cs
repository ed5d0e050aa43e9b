using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace ImageSignatures.Tests.Signatures;

public sealed class SignedAttributeRulesTests
{
    private static readonly TestChain Chain = TestChain.OfOne(TestKey.NewP256());
    private static readonly TestEnvelope Authority = TestEnvelope.OfSigningAuthority(Chain);
    private static readonly TestEnvelope Plain = TestEnvelope.OfX509(Chain);

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/vnd.cncf.notary.payload.v1+JSON")]
    [InlineData("")]
    public void Another_content_type_is_refused(string type) =>
        Fails(Plain.Change(header => header["cty"] = type), "the payload is of type");

    [Theory]
    [InlineData("notary.x509.tsa")]
    [InlineData("Notary.x509")]
    [InlineData("")]
    public void An_unknown_scheme_is_refused(string scheme) =>
        Fails(Plain.Change(header => header["io.cncf.notary.signingScheme"] = scheme), "is not known");

    [Fact]
    public void A_signing_authority_gives_the_authentic_time_and_no_other()
    {
        Fails(Authority.Change(header => header["io.cncf.notary.signingTime"] = "2026-06-01T12:00:00Z"), "signingTime is present");
        Fails(
            Authority.WithoutCritical("io.cncf.notary.authenticSigningTime").Change(h => h.Remove("io.cncf.notary.authenticSigningTime")),
            "authenticSigningTime is missing"
        );
    }

    [Fact]
    public void A_plain_signature_gives_the_claimed_time_and_no_other()
    {
        Fails(Plain.Change(header => header.Remove("io.cncf.notary.signingTime")), "signingTime is missing");
        Fails(
            Plain.With("io.cncf.notary.authenticSigningTime", "2026-06-01T12:00:00Z", isCritical: true),
            "authenticSigningTime is present"
        );
    }

    [Theory]
    [InlineData("io.cncf.notary.signingScheme")]
    [InlineData("io.cncf.notary.authenticSigningTime")]
    [InlineData("io.cncf.notary.expiry")]
    public void What_has_to_be_critical_is_refused_when_it_is_not(string name) =>
        Fails(Authority.WithoutCritical(name), $"{name} is not marked critical");

    [Fact]
    public void A_critical_attribute_that_is_absent_is_refused() =>
        Fails(
            Plain.Change(header => header["crit"]!.AsArray().Add("com.example.absent")),
            "\"com.example.absent\" is marked critical and not present"
        );

    [Fact]
    public void An_attribute_marked_critical_twice_is_refused() =>
        Fails(Plain.Change(header => header["crit"]!.AsArray().Add("io.cncf.notary.signingScheme")), "is marked critical twice");

    [Fact]
    public void An_empty_list_of_critical_attributes_is_refused() =>
        Fails(Plain.Change(header => header["crit"]!.AsArray().Clear()), "signingScheme is not marked critical");

    [Theory]
    [InlineData("2026-06-01T12:00:00Z")]
    [InlineData("2026-05-01T12:00:00Z")]
    [InlineData("2026-06-01T13:00:00+01:00")]
    public void An_expiry_that_is_not_after_the_signing_time_is_refused(string expiry) =>
        Fails(Authority.Change(header => header["io.cncf.notary.expiry"] = expiry), "is not after the signing time");

    private static void Fails(TestEnvelope envelope, string text) =>
        Assert.Contains(text, envelope.Refused().Message, StringComparison.Ordinal);
}
