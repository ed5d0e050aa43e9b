using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Cli.Signing;
using EcsImageAuditor.Tests.Shared.Properties;
using FsCheck;
using FsCheck.Fluent;
using ImageSignatures.Signing;

namespace EcsImageAuditor.Tests.Signing;

public sealed class SigningConfigurationReaderTests : IDisposable
{
    private const string Arn = "arn:aws:signer:eu-west-1:444455556666:/signing-profiles/shared";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_image_goes_to_the_ECR_of_its_account_and_region()
    {
        var image = Assert.Single(Read(Minimal).Images);

        Assert.Equal("docker.io/library/tomcat:latest", image.Source!.ToString());
        Assert.Equal("111122223333.dkr.ecr.us-west-2.amazonaws.com/tomcat:1.0", image.Target.ToString());
        Assert.Equal(new SigningProfileChoice.Named("tomcat", "us-west-2", SignatureValidity.Default), image.Profile);
        Assert.Empty(image.Platforms);
    }

    [Fact]
    public void The_nearest_setting_counts_and_that_of_the_command_line_before_all()
    {
        const string text = """
            version: v1
            profile: outer
            validity: 90 days
            platforms: linux/amd64
            signPlatforms: true
            concurrency: 8
            repository: {tagMutability: mutable, scanOnPush: false, kmsKey: "arn:aws:kms:us-west-2:111122223333:key/1-2"}
            accounts:
            - name: "000000000001"
              region: us-west-2
              profile: inner
              baseimages:
                - {name: tomcat, tag: "1.0", ecrrepo: team/tomcat, platforms: [linux/arm64, windows/amd64]}
                - {name: mysql, tag: 1.10, ecrrepo: mysql}
            """;
        var configuration = Read(text);

        Assert.Equal(8, configuration.Concurrency);
        Assert.Equal(
            new RepositorySettings
            {
                ImmutableTags = false,
                ScanOnPush = false,
                KmsKey = "arn:aws:kms:us-west-2:111122223333:key/1-2",
            },
            configuration.Repositories
        );
        AssertEach.Of(configuration.Images, image => Assert.Equal("inner in us-west-2", image.Profile.ToString()));
        AssertEach.Of(configuration.Images, image => Assert.True(image.SignsPlatforms));
        Assert.Equal(["linux/arm64", "windows/amd64"], configuration.Images[0].Platforms.Select(platform => platform.ToString()));
        Assert.Equal("linux/amd64", Assert.Single(configuration.Images[1].Platforms).ToString());
        Assert.Equal("000000000001.dkr.ecr.us-west-2.amazonaws.com/mysql:1.10", configuration.Images[1].Target.ToString());
        AssertEach.Of(Read(text, new SigningOverrides { Profile = Arn }).Images, image => Assert.Equal(Arn, image.Profile.ToString()));
    }

    [Fact]
    public void A_mirror_is_asked_in_place_of_its_registry()
    {
        var overrides = new SigningOverrides { Mirrors = new Dictionary<string, string> { ["docker.io"] = "mirror.example.com" } };

        Assert.Equal("mirror.example.com/library/tomcat:latest", Assert.Single(Read(Minimal, overrides).Images).Source!.ToString());
    }

    [Theory]
    [InlineData("", 1, "it is to hold one")]
    [InlineData("version: v2\naccounts: []", 1, "this program knows v1")]
    [InlineData("version: v1\naccounts: []", 2, "nothing to sign")]
    [InlineData("version: v1\nacounts: []", 2, "has no \"acounts\"")]
    [InlineData("version: v1\naccounts: {}", 2, "is to be a list")]
    [InlineData("version: v1\naccounts:\n- x", 3, "The account is to be a mapping")]
    [InlineData(
        "version: v1\nprofile: a b\naccounts:\n- {name: \"111122223333\", region: us-west-2, baseimages: [{name: a, tag: b, ecrrepo: c}]}",
        2,
        "is no signing profile"
    )]
    [InlineData("version: v1\nvalidity: 12 years\naccounts: []", 2, "135 months at most")]
    [InlineData("version: v1\nplatforms: [linux]\naccounts: []", 2, "write one such as linux/amd64")]
    [InlineData("version: v1\nconcurrency: many\naccounts: []", 2, "a number from 1 to 32")]
    [InlineData("version: v1\nrepository: {tagMutability: never}\naccounts: []", 2, "mutable or immutable")]
    [InlineData("version: v1\naccounts:\n- name: 12\n  region: us-west-2", 3, "write the account's 12 digits")]
    [InlineData("version: v1\naccounts:\n- name: \"111122223333\"\n  region: nowhere", 4, "one such as us-west-2")]
    [InlineData(
        "version: v1\naccounts:\n- name: \"111122223333\"\n  region: us-west-2\n  baseimages:\n  - {name: UPPER, tag: a, ecrrepo: b}",
        6,
        "is no image reference"
    )]
    [InlineData(
        "version: v1\naccounts:\n- name: \"111122223333\"\n  region: us-west-2\n  baseimages:\n  - name: a\n    tag: -b\n    ecrrepo: c",
        7,
        "The tag"
    )]
    [InlineData(
        "version: v1\naccounts:\n- name: \"111122223333\"\n  region: us-west-2\n  baseimages:\n  - name: a\n    tag: b\n    ecrrepo: C",
        8,
        "is no repository and tag"
    )]
    [InlineData(
        "version: v1\naccounts:\n- name: \"111122223333\"\n  region: us-west-2\n  baseimages:\n  - name: a\n    ecrrepo: c",
        6,
        "lacks \"tag\""
    )]
    [InlineData(
        "version: v1\naccounts:\n- name: \"111122223333\"\n  region: us-west-2\n  baseimages:\n  - {name: a, tag: b, ecrrepo: c}\n  - {name: d, tag: b, ecrrepo: c}",
        7,
        "is the target of line 6 too"
    )]
    [InlineData("version: v1\nversion: v1\naccounts: []", 2, "Duplicate key")]
    [InlineData("version: v1\naccounts: \"x", 2, "no valid YAML")]
    [InlineData("version: v1\naccounts: {a", 3, "did not find expected")]
    [InlineData("version: v1\na: &x [1]\nb: *x", 3, "an alias")]
    public void A_mistake_is_told_with_its_line(string text, int line, string message)
    {
        var mistake = Assert.Throws<UsageException>(() => Read(text)).Message;

        Assert.Contains($"sign.yaml:{line}: ", mistake, StringComparison.Ordinal);
        Assert.Contains(message, mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deep_nesting_is_refused_before_it_exhausts_anything() =>
        Assert.Contains(
            "nested more than",
            Assert.Throws<UsageException>(() => Read(new string('[', 100_000))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Whatever_the_text_is_it_is_read_or_refused() => Prop.ForAll<NonNull<string>>(text =>
    {
        try
        {
            Read($"version: v1\naccounts: {text.Get}");
        }
        catch (UsageException)
        {
            // The expected end of most texts.
        }
    }).Holds();

    private const string Minimal =
        "version: v1\naccounts:\n- name: \"111122223333\"\n  region: us-west-2\n  baseimages:\n  - {name: \"tomcat:latest\", tag: \"1.0\", ecrrepo: tomcat}";

    private SigningConfiguration Read(string text, SigningOverrides? overrides = null)
    {
        var path = Path.Combine(_folder.FullName, "sign.yaml");
        File.WriteAllText(path, text);
        return SigningConfigurationReader.Read(path, overrides ?? new SigningOverrides());
    }
}
