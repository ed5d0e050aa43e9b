using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Verification;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace Integration.Tests.Verification;

/// <summary>What AWS Signer may add to its signatures tomorrow, and aliases, which it has announced.</summary>
public sealed class OutdatedVerifierTests : IAsyncLifetime
{
    private static readonly SigningOptions Newer = new() { PluginMinVersion = "1.0.351" };

    private static readonly SigningOptions Further = new()
    {
        CriticalAttributes = new Dictionary<string, string> { ["com.amazonaws.signer.tomorrow"] = "x" },
    };

    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private ContractStage _stage = null!;

    public static TheoryData<string> Additions => ["version", "attribute"];

    public async Task InitializeAsync() => _stage = await ContractStage.StartAsync();

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _stage.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task What_a_trusted_profile_adds_makes_the_verifier_outdated(string addition)
    {
        var image = await SignedAsync(OptionsOf(addition));

        var verification = await VerifyAsync(image);

        Assert.Equal(VerdictKind.Inconclusive, verification.Verdict.Kind);
        Assert.Equal("verifier-outdated", VerdictCode.Of(verification.Verdict));
        var signature = Assert.Single(verification.Signatures);
        Assert.Equal(_stage.Trusted.VersionArn, signature.SigningProfileVersion);
        Assert.Null(signature.TrustedUntil);
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task What_another_profile_adds_leaves_its_signature_untrusted(string addition)
    {
        var image = await SignedAsync(OptionsOf(addition), "other_profile");

        Assert.Equal("identity", await CodeAsync(image));
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task What_a_foreign_chain_adds_leaves_its_signature_untrusted(string addition)
    {
        var image = await _stage.PushAsync("app");
        await _stage.AttachAsync(image, await OfAStrangerAsync(addition));

        Assert.Equal("chain", await CodeAsync(image));
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public async Task A_policy_that_only_logs_the_chain_does_not_let_a_stranger_make_the_verifier_outdated(string addition)
    {
        _stage.WritePolicy("audit");
        var image = await _stage.PushAsync("app");
        await _stage.AttachAsync(image, await OfAStrangerAsync(addition));

        Assert.Equal("unsupported-signature", await CodeAsync(image));
    }

    [Fact]
    public async Task A_newer_signature_of_another_image_is_not_intact()
    {
        var image = await _stage.PushAsync("app");
        var other = await _stage.PushAsync("other");
        await _stage.AttachAsync(image, (await _stage.SignAsync(other, options: Newer)).Envelope.ToArray());

        Assert.Equal("integrity", await CodeAsync(image));
    }

    [Fact]
    public async Task A_newer_signature_that_has_expired_or_is_revoked_is_that()
    {
        var expired = SigningOptions.Expired(TimeProvider.System) with { PluginMinVersion = Newer.PluginMinVersion };
        Assert.Equal("expired", await CodeAsync(await SignedAsync(expired)));

        var image = await _stage.PushAsync("revoked");
        var signature = await _stage.SignAsync(image, options: Newer);
        _stage.Signer.RevokeSignature(signature.JobId);
        Assert.Equal("revoked", await CodeAsync(image));
    }

    [Fact]
    public async Task A_trusted_signature_of_a_signing_authority_ends_with_its_own_expiry()
    {
        var image = await SignedAsync(new SigningOptions { Validity = TimeSpan.FromDays(30) });

        var signature = Assert.Single((await VerifyAsync(image)).Signatures);

        Assert.Equal(signature.ExpiresAt, signature.TrustedUntil);
    }

    [Fact]
    public async Task A_version_that_is_known_is_trusted() =>
        Assert.Equal("trusted", await CodeAsync(await SignedAsync(new SigningOptions { PluginMinVersion = "1.0.350" })));

    [Fact]
    public async Task A_profile_that_has_an_alias_is_trusted_by_its_own_name()
    {
        Assert.Equal("trusted", await CodeAsync(await SignedAsync(new SigningOptions { Alias = "release" })));
    }

    [Theory]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliases/release", "trusted")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliases/RELEASE", "trusted")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliases/releases", "identity")]
    [InlineData("arn:aws:signer:us-west-2:999999999999:/aliases/release", "identity")]
    [InlineData("arn:aws:signer:eu-west-1:111122223333:/aliases/release", "identity")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/aliased-signing-profiles/release", "identity")]
    [InlineData("arn:aws:signer:us-west-2:111122223333:/signing-profiles/trusted_profile", "identity")]
    public async Task A_profile_that_only_its_alias_names_is_trusted_by_the_alias(string identity, string code)
    {
        _stage.WritePolicy("strict", identity: identity);
        var image = await SignedAsync(new SigningOptions { Alias = "release", AliasOnly = true });

        Assert.Equal(code, await CodeAsync(image));
    }

    [Fact]
    public async Task A_profile_that_only_its_alias_names_is_trusted_by_its_ID()
    {
        var image = await _stage.PushAsync("app");
        var signature = await _stage.SignAsync(image, options: new SigningOptions { Alias = "release", AliasOnly = true });
        Assert.Contains(":/aliased-signing-profiles/", signature.ProfileVersionArn, StringComparison.Ordinal);

        _stage.WritePolicy("strict", identity: signature.ProfileVersionArn);
        Assert.Equal("trusted", await CodeAsync(image));

        _stage.WritePolicy("strict", identity: signature.ProfileVersionArn[..^1]);
        Assert.Equal("identity", await CodeAsync(image));
    }

    [Fact]
    public async Task A_signature_without_an_alias_is_of_no_alias()
    {
        _stage.WritePolicy("strict", identity: "arn:aws:signer:us-west-2:111122223333:/aliases/release");

        Assert.Equal("identity", await CodeAsync(await SignedAsync(new SigningOptions())));
    }

    private static SigningOptions OptionsOf(string addition) => addition == "version" ? Newer : Further;

    private static async Task<byte[]> OfAStrangerAsync(string addition)
    {
        await using var stranger = await ContractStage.StartAsync();
        var image = await stranger.PushAsync("app");
        return (await stranger.SignAsync(image, options: OptionsOf(addition))).Envelope.ToArray();
    }

    private async Task<ImageByDigest> SignedAsync(SigningOptions options, string profile = "trusted_profile")
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image, profile, options);
        return image;
    }

    private async Task<string> CodeAsync(ImageByDigest image) => VerdictCode.Of((await VerifyAsync(image)).Verdict);

    private Task<ImageVerification> VerifyAsync(ImageByDigest image) =>
        VerifiersUnderTest.Builtin(_stage.Setting, _http).VerifyAsync(image, CancellationToken.None);
}
