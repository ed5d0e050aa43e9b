using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <summary>What every verifier has to say of the same images, registries and signers.</summary>
public abstract partial class VerifierContract : IAsyncLifetime
{
    private static readonly SigningOptions Newer = new() { PluginMinVersion = "1.0.351" };

    private static readonly SigningOptions Further = new()
    {
        CriticalAttributes = new Dictionary<string, string> { ["com.amazonaws.signer.tomorrow"] = "x" },
    };

    private ContractStage _stage = null!;

    public async Task InitializeAsync() => _stage = await ContractStage.StartAsync();

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    [ContractFact]
    public async Task A_signature_of_a_trusted_profile_is_trusted()
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image);

        var verification = await VerifyAsync(image);

        Assert.Equal(Verdict.Trust, verification.Verdict);
        Assert.Equal("trusted", VerdictCode.Of(Assert.Single(verification.Signatures).Verdict));
        Assert.Empty(verification.Warnings);
    }

    [ContractFact]
    public async Task One_good_signature_among_bad_ones_is_enough()
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image, "other_profile");
        await _stage.SignAsync(image);
        await _stage.SignAsync(image, "trusted_profile", SigningOptions.Expired(TimeProvider.System));

        Assert.Equal("trusted", await CodeAsync(image));
    }

    [ContractFact]
    public async Task An_image_without_a_signature_is_unsigned() =>
        Assert.Equal("no-signature", await CodeAsync(await _stage.PushAsync("app")));

    [ContractFact]
    public async Task A_signature_of_another_profile_is_of_no_trusted_identity()
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image, "other_profile");
        Assert.Equal("identity", await CodeAsync(image));
    }

    [ContractFact]
    public async Task An_expired_signature_is_expired()
    {
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image, "trusted_profile", SigningOptions.Expired(TimeProvider.System));
        Assert.Equal("expired", await CodeAsync(image));
    }

    [ContractFact]
    public async Task What_a_trusted_profile_asks_for_and_is_not_known_makes_the_verifier_outdated()
    {
        var newer = await _stage.PushAsync("newer");
        await _stage.SignAsync(newer, options: Newer);
        Assert.Equal("verifier-outdated", await CodeAsync(newer));

        var further = await _stage.PushAsync("further");
        await _stage.SignAsync(further, options: Further);
        Assert.Equal("verifier-outdated", await CodeAsync(further));
    }

    [ContractFact]
    public async Task What_a_stranger_asks_for_and_is_not_known_leaves_the_signature_untrusted()
    {
        foreach (var options in new[] { Newer, Further })
        {
            var image = await _stage.PushAsync("app");
            await _stage.SignAsync(image, "other_profile", options);
            await _stage.SignAsync(image, options: options with { SigningTime = DateTimeOffset.UtcNow.AddDays(-10), Validity = TimeSpan.FromDays(1) });
            await _stage.AttachAsync(image, (await _stage.SignAsync(await _stage.PushAsync("other"), options: options)).Envelope.ToArray());
            await using var stranger = await ContractStage.StartAsync();
            await _stage.AttachAsync(image, (await stranger.SignAsync(await stranger.PushAsync("app"), options: options)).Envelope.ToArray());

            var verification = await VerifyAsync(image);

            Assert.Equal(VerdictKind.Untrusted, verification.Verdict.Kind);
            Assert.All(verification.Signatures, signature => Assert.Equal(VerdictKind.Untrusted, signature.Verdict.Kind));
        }
    }

    [ContractFact]
    public async Task An_alias_is_a_trusted_identity()
    {
        _stage.WritePolicy("strict", identity: "arn:aws:signer:us-west-2:111122223333:/aliases/release");
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image, options: new SigningOptions { Alias = "release", AliasOnly = true });
        Assert.Equal("trusted", await CodeAsync(image));

        var other = await _stage.PushAsync("other");
        await _stage.SignAsync(other, options: new SigningOptions { Alias = "other" });
        Assert.Equal("identity", await CodeAsync(other));
    }

    [ContractFact]
    public async Task A_signature_that_is_revoked_later_is_revoked()
    {
        var image = await _stage.PushAsync("app");
        var signature = await _stage.SignAsync(image);
        Assert.Equal("trusted", await CodeAsync(image));

        _stage.Signer.RevokeSignature(signature.JobId);
        Assert.Equal("revoked", await CodeAsync(image));
    }

    [ContractFact]
    public async Task A_tampered_envelope_is_not_intact()
    {
        var image = await _stage.PushAsync("app");
        var envelope = (await _stage.SignAsync(await _stage.PushAsync("other"))).Envelope.ToArray();
        envelope[envelope.AsSpan().IndexOf("\"payload\":\""u8) + 20] ^= 1;
        await _stage.AttachAsync(image, envelope);
        Assert.Equal("integrity", await CodeAsync(image));
    }

    [ContractFact]
    public async Task A_signature_of_another_image_is_not_intact()
    {
        var image = await _stage.PushAsync("app");
        await _stage.AttachAsync(image, (await _stage.SignAsync(await _stage.PushAsync("other"))).Envelope.ToArray());
        Assert.Equal("integrity", await CodeAsync(image));
    }

    [ContractFact]
    public async Task A_digest_that_the_registry_does_not_have_is_not_found()
    {
        var image = await _stage.PushAsync("app");
        Assert.Equal("image-not-found", await CodeAsync(image with { Digest = Digest.Compute("nothing"u8) }));
    }

    [ContractFact]
    public async Task A_repository_that_no_statement_names_has_no_policy()
    {
        _stage.WritePolicy("strict", "registry.example.com/team/app");
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image);
        Assert.Equal("no-policy", await CodeAsync(image));
    }

    [ContractFact]
    public async Task A_skip_statement_excuses_the_image()
    {
        _stage.WritePolicy("skip");
        Assert.Equal("exempt", await CodeAsync(await _stage.PushAsync("app")));
    }

    [ContractTheory]
    [InlineData("strict")]
    [InlineData("audit")]
    public async Task Everybody_is_nobody_for_AWS_Signer_at_any_level(string level)
    {
        _stage.WritePolicy(level, identity: "*");
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image);
        Assert.NotEqual(Verdict.Trust, (await VerifyAsync(image)).Verdict);
    }

    [ContractFact]
    public async Task What_the_level_only_logs_is_a_warning()
    {
        _stage.WritePolicy("permissive");
        var image = await _stage.PushAsync("app");
        await _stage.SignAsync(image, "trusted_profile", SigningOptions.Expired(TimeProvider.System));

        var verification = await VerifyAsync(image);

        Assert.Equal(Verdict.Trust, verification.Verdict);
        Assert.NotEmpty(verification.Warnings);
        AssertEach.Of(verification.Warnings, warning => Assert.Contains("expired", warning, StringComparison.Ordinal));
    }

    [ContractFact]
    public async Task A_wrong_password_is_denied_and_in_no_message()
    {
        var image = await _stage.PushAsync("app");
        var credentials = new FixedCredential(new RegistryCredential("somebody", "wr0ng-pass"));

        var verdict = (await VerifyAsync(image, _stage.Setting with { Credentials = credentials })).Verdict;

        Assert.Equal("registry-denied", VerdictCode.Of(verdict));
        Assert.DoesNotContain("wr0ng-pass", verdict.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Makes the verifier under contract; the contract disposes it where it can be.</summary>
    protected abstract IImageVerifier Create(VerifierSetting setting);

    private async Task<string> CodeAsync(ImageByDigest image) => VerdictCode.Of((await VerifyAsync(image)).Verdict);

    private async Task<ImageVerification> VerifyAsync(ImageByDigest image, VerifierSetting? setting = null)
    {
        var verifier = Create(setting ?? _stage.Setting);
        using (verifier as IDisposable)
            return await verifier.VerifyAsync(image, CancellationToken.None);
    }
}
