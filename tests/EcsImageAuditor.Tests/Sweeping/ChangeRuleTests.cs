using EcsImageAuditor.Sweeping;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Sweeping;

public sealed class ChangeRuleTests
{
    [Theory]
    [InlineData(null, "trusted", null)]
    [InlineData(null, "exempt", null)]
    [InlineData(null, "unsigned", SweepChange.NewlyUnsigned)]
    [InlineData(null, "untrusted", SweepChange.NewlyUntrusted)]
    [InlineData(null, "revoked", SweepChange.NewlyRevoked)]
    [InlineData(null, "inconclusive", null)]
    [InlineData("trusted", "trusted", null)]
    [InlineData("trusted", "revoked", SweepChange.NewlyRevoked)]
    [InlineData("trusted", "untrusted", SweepChange.NewlyUntrusted)]
    [InlineData("trusted", "unsigned", SweepChange.NewlyUnsigned)]
    [InlineData("trusted", "signing", null)]
    [InlineData("trusted", "inconclusive", null)]
    [InlineData("untrusted", "revoked", SweepChange.NewlyRevoked)]
    [InlineData("untrusted", "untrusted", null)]
    [InlineData("revoked", "revoked", null)]
    [InlineData("revoked", "untrusted", SweepChange.NewlyUntrusted)]
    [InlineData("revoked", "trusted", SweepChange.NewlyTrusted)]
    [InlineData("unsigned", "trusted", SweepChange.NewlyTrusted)]
    [InlineData("unsigned", "unsigned", null)]
    [InlineData("unsigned", "untrusted", SweepChange.NewlyUntrusted)]
    [InlineData("exempt", "trusted", null)]
    [InlineData("unsigned", "exempt", null)]
    public void What_was_known_and_what_is_known_say_what_changed(string? before, string now, SweepChange? expected) =>
        Assert.Equal(
            expected,
            ChangeRule.Of(before is null ? null : KnownImage.Of(VerdictOf(before), DateTimeOffset.UnixEpoch), VerdictOf(now))
        );

    private static Verdict VerdictOf(string name) => name switch
    {
        "trusted" => Verdict.Trust,
        "exempt" => Verdict.Excuse("a rule"),
        "unsigned" => Verdict.Because(ReasonCode.NoSignature, "none"),
        "signing" => Verdict.Because(ReasonCode.SigningInProgress, "signing"),
        "untrusted" => Verdict.Because(ReasonCode.Identity, "a stranger"),
        "revoked" => Verdict.Because(ReasonCode.Revoked, "revoked"),
        _ => Verdict.Because(ReasonCode.RegistryUnreachable, "down"),
    };
}
