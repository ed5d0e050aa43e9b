using System.Runtime.Versioning;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Verification;

namespace Integration.Tests.Verification.Notation;

/// <summary>Only the region of the profile that signed knows whether the signature was revoked.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SigningRegionTests
{
    /// <summary>The one that signs in these tests.</summary>
    private const string Oregon = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecs";

    private const string Ireland = "arn:aws:signer:eu-west-1:111122223333:/signing-profiles/ecs";
    private const string Sydney = "arn:aws:signer:ap-southeast-2:111122223333:/signing-profiles/ecs";

    private const string Success = """
        echo "$@" >> "$out/arguments"
        echo "Successfully verified signature for $image"
        """;

    [Theory]
    [InlineData(Ireland, Oregon)]
    [InlineData(Oregon, Ireland)]
    public async Task With_profiles_of_two_regions_the_signatures_own_is_asked(string first, string second)
    {
        using var notation = await FakeNotation.WriteAsync(Success);

        var verification = await VerifyAsync(notation, "strict", first, second);

        Assert.Equal("trusted", VerdictCode.Of(verification.Verdict));
        Assert.Contains("--plugin-config aws-region=us-west-2 --", await notation.ReadLineAsync("arguments"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_whose_region_is_not_known_is_not_trusted_and_only_a_trusted_profiles_region_is_asked()
    {
        using var notation = await FakeNotation.WriteAsync(Success);

        var verification = await VerifyAsync(notation, "strict", Ireland, Sydney);

        Assert.Equal("revocation-unavailable", VerdictCode.Of(verification.Verdict));
        Assert.Contains("is not a trusted one", verification.Verdict.ToString(), StringComparison.Ordinal);
        Assert.Contains("aws-region=eu-west-1", await notation.ReadLineAsync("arguments"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_policy_only_logs_revocation_a_region_that_is_not_known_is_a_warning()
    {
        using var notation = await FakeNotation.WriteAsync(Success);

        var verification = await VerifyAsync(notation, "audit", Ireland, Sydney);

        Assert.Equal("trusted", VerdictCode.Of(verification.Verdict));
        Assert.Contains("several regions", Assert.Single(verification.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_of_another_signer_needs_no_region()
    {
        using var notation = await FakeNotation.WriteAsync(Success);

        var verification = await VerifyAsync(notation, "strict", FakeNotation.Intact, Ireland, Sydney);

        Assert.Equal("trusted", VerdictCode.Of(verification.Verdict));
    }

    private static Task<ImageVerification> VerifyAsync(FakeNotation notation, string level, params string[] identities) =>
        VerifyAsync(notation, level, TestEnvelope.OfSigningAuthority().Encode(), identities);

    private static async Task<ImageVerification> VerifyAsync(
        FakeNotation notation, string level, byte[] envelope, params string[] identities)
    {
        await File.WriteAllTextAsync(
            Path.Combine(notation.Config, "trustpolicy.json"),
            $$"""
            {"version":"1.0","trustPolicies":[{"name":"all","registryScopes":["*"],"signatureVerification":{"level":"{{level}}"},
            "trustStores":["signingAuthority:missing"],"trustedIdentities":["{{string.Join("\",\"", identities)}}"]}]}
            """);
        using var registry = new OneSignatureRegistry(FakeNotation.Image.Digest, envelope);
        using var verifier = notation.Verifier(registry: registry);
        return await verifier.VerifyAsync(FakeNotation.Image, CancellationToken.None);
    }
}
