using EcsImageAuditor.Gating;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Gating;

public sealed class GateRuleTests
{
    private const int Last = GateRule.MostAttempts;

    [Theory]
    [InlineData("trusted", InconclusivePolicy.Wait, 0, GateOutcome.Allowed)]
    [InlineData("trusted exempt", InconclusivePolicy.Block, 0, GateOutcome.Allowed)]
    [InlineData("trusted unsigned", InconclusivePolicy.Allow, 0, GateOutcome.Blocked)]
    [InlineData("trusted untrusted inconclusive", InconclusivePolicy.Allow, 0, GateOutcome.Blocked)]
    [InlineData("unsigned signing", InconclusivePolicy.Wait, 0, GateOutcome.Blocked)]
    [InlineData("inconclusive", InconclusivePolicy.Wait, 0, GateOutcome.Waiting)]
    [InlineData("inconclusive", InconclusivePolicy.Wait, Last - 1, GateOutcome.Waiting)]
    [InlineData("inconclusive", InconclusivePolicy.Wait, Last, GateOutcome.LetThrough)]
    [InlineData("inconclusive", InconclusivePolicy.Allow, 0, GateOutcome.LetThrough)]
    [InlineData("inconclusive trusted", InconclusivePolicy.Block, 0, GateOutcome.Blocked)]
    [InlineData("signing", InconclusivePolicy.Allow, 0, GateOutcome.Waiting)]
    [InlineData("signing", InconclusivePolicy.Block, 0, GateOutcome.Waiting)]
    [InlineData("signing", InconclusivePolicy.Allow, Last, GateOutcome.Blocked)]
    [InlineData("signing", InconclusivePolicy.Wait, Last, GateOutcome.Blocked)]
    [InlineData("signing inconclusive", InconclusivePolicy.Block, 0, GateOutcome.Blocked)]
    [InlineData("", InconclusivePolicy.Wait, 0, GateOutcome.Waiting)]
    [InlineData("", InconclusivePolicy.Block, 0, GateOutcome.Blocked)]
    [InlineData("inconclusive", InconclusivePolicy.Wait, -1, GateOutcome.LetThrough)]
    [InlineData("inconclusive", InconclusivePolicy.Wait, int.MaxValue, GateOutcome.LetThrough)]
    public void Verdicts_policy_and_attempts_decide(string verdicts, InconclusivePolicy policy, int attempts, GateOutcome expected) =>
        Assert.Equal(
            expected,
            GateRule.Decide([.. verdicts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => new GateSubject(Of(name), IsVouched: true))], policy, attempts)
        );

    private static Verdict Of(string name) => name switch
    {
        "trusted" => Verdict.Trust,
        "exempt" => Verdict.Excuse("a rule"),
        "unsigned" => Verdict.Because(ReasonCode.NoSignature, "none"),
        "untrusted" => Verdict.Because(ReasonCode.Revoked, "revoked"),
        "signing" => Verdict.Because(ReasonCode.SigningInProgress, "signing"),
        _ => Verdict.Because(ReasonCode.RegistryUnreachable, "down"),
    };
}
