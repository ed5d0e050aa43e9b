using ImageSignatures.Signatures;
using ImageSignatures.TrustPolicies;
using static ImageSignatures.TrustPolicies.ValidationAction;

namespace ImageSignatures.Tests.TrustPolicies;

public sealed class VerificationLevelTests
{
    // https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#signature-verification-details
    [Theory]
    [InlineData("strict", new[] { nameof(Enforce), nameof(Enforce), nameof(Enforce), nameof(Enforce), nameof(Enforce) })]
    [InlineData("permissive", new[] { nameof(Enforce), nameof(Enforce), nameof(Log), nameof(Log), nameof(Log) })]
    [InlineData("audit", new[] { nameof(Enforce), nameof(Log), nameof(Log), nameof(Log), nameof(Log) })]
    [InlineData("skip", new[] { nameof(Skip), nameof(Skip), nameof(Skip), nameof(Skip), nameof(Skip) })]
    public void A_level_is_the_specification_s_row(string name, string[] actions)
    {
        ValidationType[] columns =
        [
            ValidationType.Integrity,
            ValidationType.Authenticity,
            ValidationType.AuthenticTimestamp,
            ValidationType.Expiry,
            ValidationType.Revocation,
        ];
        var level = VerificationLevel.All.Single(level => level.Name == name);

        Assert.Equal(actions, columns.Select(type => level[type].ToString()));
    }

    [Fact]
    public void An_override_changes_one_action_and_leaves_the_named_level_alone()
    {
        var custom = VerificationLevel.Strict.With(new Dictionary<ValidationType, ValidationAction> { [ValidationType.Expiry] = Log });

        Assert.Equal(Log, custom[ValidationType.Expiry]);
        Assert.Equal(Enforce, custom[ValidationType.Revocation]);
        Assert.Equal(Enforce, VerificationLevel.Strict[ValidationType.Expiry]);
        Assert.Equal("custom", custom.Name);
    }

    [Fact]
    public void Without_overrides_a_level_keeps_its_name() =>
        Assert.Same(VerificationLevel.Audit, VerificationLevel.Audit.With(new Dictionary<ValidationType, ValidationAction>()));
}
