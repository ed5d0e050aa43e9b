using System.Text.Json.Nodes;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace ImageSignatures.Tests.Signatures.Jws;

public sealed class JwsProtectedHeaderTests
{
    private static readonly TestChain Chain = TestChain.OfOne(TestKey.NewP256());
    private static readonly TestEnvelope Authority = TestEnvelope.OfSigningAuthority(Chain);
    private static readonly TestEnvelope Plain = TestEnvelope.OfX509(Chain);

    [Theory]
    [InlineData("alg")]
    [InlineData("cty")]
    [InlineData("crit")]
    [InlineData("io.cncf.notary.signingScheme")]
    [InlineData("io.cncf.notary.authenticSigningTime")]
    public void A_required_header_that_is_missing_null_or_of_another_type_is_refused(string name)
    {
        Assert.Contains(name, Authority.Change(header => header.Remove(name)).Refused().Message, StringComparison.Ordinal);
        Assert.Contains(name, Authority.Change(header => header[name] = null).Refused().Message, StringComparison.Ordinal);
        Assert.Contains(name, Authority.Change(header => header[name] = 1).Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ALG")]
    [InlineData("Crit")]
    [InlineData("io.cncf.notary.Expiry")]
    [InlineData("io.cncf.notary.\u017figningScheme")]
    public void A_variant_of_a_known_header_is_refused(string name) =>
        Assert.Contains("which can be taken for", Plain.With(name, "x", isCritical: false).Refused().Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("alg")]
    [InlineData("cty")]
    [InlineData("crit")]
    [InlineData("io.cncf.notary.signingTime")]
    public void A_header_that_must_not_be_critical_is_refused_as_such(string name) =>
        Assert.Contains(
            $"marks {name} critical",
            Plain.Change(header => header["crit"]!.AsArray().Add(name)).Refused().Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Duplicate_headers_are_refused()
    {
        var envelope = Plain with { ProtectedText = """{"alg":"ES256",""" + Plain.Protected.ToJsonString()[1..] };

        Assert.Contains("has a member twice", envelope.Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duplicate_inside_an_attribute_is_refused()
    {
        var envelope = Plain with { ProtectedText = """{"x":{"a":1,"\u0061":2},""" + Plain.Protected.ToJsonString()[1..] };

        Assert.Contains("has a member twice", envelope.Refused().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-06-01T12:00:00Z", "2026-06-01T12:00:00Z")]
    [InlineData("2026-06-01T14:00:00+02:00", "2026-06-01T12:00:00Z")]
    [InlineData("2026-06-01T12:00:00.5Z", "2026-06-01T12:00:00.5Z")]
    [InlineData("2026-06-01T12:00:00.123456700Z", "2026-06-01T12:00:00.1234567Z")]
    public void A_time_of_RFC_3339_is_read(string text, string time) =>
        Assert.Equal(
            DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
            Plain.Change(header => header["io.cncf.notary.signingTime"] = text).Verified().SigningTime);

    [Theory]
    [InlineData("2026-06-01 12:00:00Z")]
    [InlineData("2026-06-01T12:00:00")]
    [InlineData("2026-06-01t12:00:00z")]
    [InlineData("2026-6-1T12:00:00Z")]
    [InlineData("2026-06-01T12:00:60Z")]
    [InlineData("2026-02-30T12:00:00Z")]
    [InlineData("2026-06-01T24:00:00Z")]
    [InlineData("2026-06-01T12:00:00.12345678Z")]
    [InlineData("2026-06-01T12:00:00,5Z")]
    [InlineData("2026-06-01T12:00:00+25:00")]
    [InlineData("0000-06-01T12:00:00Z")]
    [InlineData("2026-06-01T12:00:00Z\n")]
    [InlineData("")]
    public void Any_other_time_is_refused(string text) =>
        Assert.Contains(
            "is not a time in the form of RFC 3339",
            Plain.Change(header => header["io.cncf.notary.signingTime"] = text).Refused().Message,
            StringComparison.Ordinal);

    [Fact]
    public void Attributes_of_any_type_are_read_with_their_criticality()
    {
        var attributes = Plain
            .With("com.example.text", "value", isCritical: true)
            .With("com.example.object", new JsonObject { ["a"] = new JsonArray(1, 2.5, true, null) }, isCritical: false)
            .Verified().ExtendedAttributes;

        Assert.Equal(
            [new("com.example.text", true, "value"), new("com.example.object", false, null)],
            attributes.OrderByDescending(a => a.IsCritical));
    }
}
