using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Signatures.AwsSigner;

public sealed class AwsSignerAttributesTests
{
    private const string Profile = "com.amazonaws.signer.signingProfileVersion";
    private const string Alias = "com.amazonaws.signer.signingProfileAlias";
    private const string Job = "com.amazonaws.signer.signingJob";
    private const string MinimumVersion = "io.cncf.notary.verificationPluginMinVersion";

    private static readonly TestEnvelope Signed = TestEnvelope.OfSigningAuthority(TestChain.OfOne(TestKey.NewP256()));

    [Fact]
    public void The_profile_version_the_job_and_the_time_are_read()
    {
        Assert.True(AwsSignerAttributes.Read(Signed.Verified()).TryGet(out var attributes, out _));

        Assert.Equal("arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecs/AbCdEf1234", attributes.SigningProfileVersion);
        Assert.Equal("arn:aws:signer:us-west-2:111122223333:/signing-jobs/2f4f2c0e-5a0f-4e0a-8f0d-1d1d1d1d1d1d", attributes.SigningJob);
        Assert.Equal(TestEnvelope.SigningTime, attributes.SigningTime);
    }

    [Theory]
    [InlineData(Profile)]
    [InlineData(Job)]
    public void They_are_read_whether_critical_or_not_but_have_to_be_texts(string name)
    {
        Assert.True(AwsSignerAttributes.Read(Signed.WithoutCritical(name).Verified()).TryGet(out _, out _));
        // Without the profile nobody knows who signed.
        var code = name.EndsWith("signingProfileVersion", StringComparison.Ordinal) ? ReasonCode.Identity : ReasonCode.UnsupportedSignature;
        Fails(Signed.Change(header => header[name] = 1), "is missing or not a text", code);
        Fails(Signed.WithoutCritical(name).Change(header => header.Remove(name)), "is missing or not a text", code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_further_attribute_is_not_known_critical_or_not(bool isCritical) =>
        Assert.Equal(
            "its attribute \"com.example.note\" is not known here",
            Read(Signed.With("com.example.note", "x", isCritical)).Unknown);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_alias_is_read_and_known(bool isCritical)
    {
        const string alias = "arn:aws:signer:us-west-2:111122223333:/aliases/release";
        var attributes = Read(Signed.With(Alias, alias, isCritical));

        Assert.Equal((alias, null), (attributes.Alias, attributes.Unknown));
        Assert.Null(Read(Signed).Alias);
        Assert.Null(Read(Signed.With(Alias, 1, isCritical)).Alias);
    }

    [Fact]
    public void Another_plugin_and_none_are_refused()
    {
        Fails(
            Signed.Change(header => header["io.cncf.notary.verificationPlugin"] = "com.example.other"),
            "\"com.example.other\", which is not supported"
        );
        Fails(TestEnvelope.OfX509(TestChain.OfOne(TestKey.NewP256())), "(none)");
    }

    [Theory]
    [InlineData("1.0.350", true)]
    [InlineData("1.0.0", true)]
    [InlineData("1.0.351", false)]
    [InlineData("2.0.0", false)]
    public void A_newer_plugin_than_is_followed_here_is_not_known(string version, bool isKnown) =>
        Assert.Equal(isKnown, Read(Signed.With(MinimumVersion, version, isCritical: true)).Unknown is null);

    [Fact]
    public void A_signature_without_authentic_time_is_refused()
    {
        var plain = TestEnvelope.OfX509(TestChain.OfOne(TestKey.NewP256()))
            .With("io.cncf.notary.verificationPlugin", "com.amazonaws.signer.notation.plugin", isCritical: true);

        Fails(plain, "notary.x509.signingAuthority");
    }

    private static AwsSignerAttributes Read(TestEnvelope envelope)
    {
        Assert.True(AwsSignerAttributes.Read(envelope.Verified()).TryGet(out var attributes, out var reason), reason?.Message);
        return attributes;
    }

    private static void Fails(TestEnvelope envelope, string text, ReasonCode code = ReasonCode.UnsupportedSignature)
    {
        Assert.False(AwsSignerAttributes.Read(envelope.Verified()).TryGet(out _, out var reason));
        Assert.Equal(code, reason.Code);
        Assert.Contains(text, reason.Message, StringComparison.Ordinal);
    }
}
