using EcsImageAuditor.Tests.Shared.Properties;
using FsCheck.Fluent;
using ImageSignatures.TrustPolicies;

namespace ImageSignatures.Tests.TrustPolicies;

public sealed class SigningProfileArnTests
{
    private const string Profile = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecs_container_signing";

    [Fact]
    public void A_profile_ARN_is_taken_apart()
    {
        Assert.True(SigningProfileArn.TryParse(Profile, out var arn, out var error));
        Assert.Null(error);
        Assert.Equal(("aws", "us-west-2", "111122223333"), (arn.Partition, arn.Region, arn.Account));
        Assert.Equal(("ecs_container_signing", null), (arn.Name, arn.Version));
        Assert.Equal(Profile, arn.ToString());
    }

    [Theory]
    [InlineData("arn:aws:signer:eu-central-1:111122223333:/signing-profiles/ab/Rev0kedVer", "aws", "Rev0kedVer")]
    [InlineData("arn:aws-us-gov:signer:us-gov-west-1:111122223333:/signing-profiles/ab/0123456789", "aws-us-gov", "0123456789")]
    public void A_version_ARN_is_taken_apart(string text, string partition, string version)
    {
        Assert.True(SigningProfileArn.TryParse(text, out var arn, out _));
        Assert.Equal((partition, version), (arn.Partition, arn.Version));
        Assert.Equal(text, arn.ToString());
    }

    [Theory]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliases/release", SigningIdentityKind.Alias, "release")]
    [InlineData(
        "arn:aws-us-gov:signer:us-gov-west-1:111122223333:/aliased-signing-profiles/0b0ea0b2-2f0f-4f5c-8d9a-111111111111",
        SigningIdentityKind.AliasedProfile,
        "0b0ea0b2-2f0f-4f5c-8d9a-111111111111")]
    [InlineData(Profile, SigningIdentityKind.Profile, "ecs_container_signing")]
    public void An_ARN_names_a_profile_or_an_alias(string text, SigningIdentityKind kind, string name)
    {
        Assert.True(SigningProfileArn.TryParse(text, out var arn, out _));
        Assert.Equal((kind, name, null), (arn.Kind, arn.Name, arn.Version));
        Assert.Equal(text, arn.ToString());
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("*", "any AWS customer")]
    [InlineData("x509.subject: C=US, ST=WA, O=AWS", "share one subject")]
    [InlineData("X509.SUBJECT:C=US", "share one subject")]
    [InlineData("ecs_container_signing", "not an ARN")]
    [InlineData("arn:aws:signer:us-west-2:111122223333", "not an ARN")]
    [InlineData(" arn:aws:signer:us-west-2:111122223333:/signing-profiles/ab", "not an ARN")]
    [InlineData("arn:aws-cn:signer:cn-north-1:111122223333:/signing-profiles/ab", "partition")]
    [InlineData("arn:aws:kms:us-west-2:111122223333:/signing-profiles/ab", "service")]
    [InlineData("arn:aws:signer::111122223333:/signing-profiles/ab", "region")]
    [InlineData("arn:aws:signer:*:111122223333:/signing-profiles/ab", "region")]
    [InlineData("arn:aws:signer:us-west:111122223333:/signing-profiles/ab", "region")]
    [InlineData("arn:aws:signer:us-west-2,x=y:111122223333:/signing-profiles/ab", "region")]
    [InlineData("arn:aws:signer:us-west-2:11112222333:/signing-profiles/ab", "twelve digits")]
    [InlineData("arn:aws:signer:us-west-2:*:/signing-profiles/ab", "twelve digits")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:signing-profiles/ab", "/signing-profiles/")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profile/ab", "/signing-profiles/")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-jobs/ab", "/signing-profiles/")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profiles/", "2 to 64")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profiles/a", "2 to 64")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profiles/a-b", "2 to 64")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profiles/*", "2 to 64")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profiles/ab/", "ten letters or digits")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profiles/ab/short", "ten letters or digits")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profiles/ab/0123456789/x", "more parts")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliases/", "needs an alias of 1 to 256")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliases/*", "needs an alias of 1 to 256")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliases/a/b", "nothing behind it")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliased-signing-profiles/", "needs the ID of an aliased profile")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliased-signing-profiles/a/0123456789", "nothing behind it")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:aliases/release", "/signing-profiles/")]
    public void Anything_else_is_refused_with_one_sentence_that_says_why(string? text, string why)
    {
        Assert.False(SigningProfileArn.TryParse(text, out var arn, out var error));
        Assert.Null(arn);
        Assert.Contains(why, error, StringComparison.Ordinal);
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_parses_prints_as_it_was_written()
    {
        var pieces = Gen.Elements(
            "arn:aws:signer:us-west-2:111122223333:/signing-profiles/", "arn:aws:signer:us-west-2:111122223333:/aliases/", "arn:", "aws", ":", "/", "ab", "0123456789", "*",
            "x509.subject:", "-2");
        var texts = pieces.ListOf(4).Select(parts => string.Concat(parts)).ToArbitrary();
        Prop.ForAll(texts, text => SigningProfileArn.TryParse(text, out var arn, out var error) ? arn.ToString() == text : error.Length > 0)
            .Holds();
    }
}
