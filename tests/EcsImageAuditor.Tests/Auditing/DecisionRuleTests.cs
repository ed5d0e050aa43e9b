using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Auditing;

public sealed class DecisionRuleTests
{
    private static readonly EcsTask Task = new()
    {
        TaskArn = "arn:aws:ecs:us-east-1:123456789012:task/prod/1",
        ClusterArn = "arn:aws:ecs:us-east-1:123456789012:cluster/prod",
        Containers = [],
    };

    private static readonly StopPolicy Stop = new() { Enabled = true, Clusters = ["prod"] };

    /// <summary>The specification: what each reason means for a running task where stopping is allowed.</summary>
    private static readonly Dictionary<ReasonCode, Decision> Decisions = new()
    {
        [ReasonCode.NoSignature] = Decision.Stop,
        [ReasonCode.SigningInProgress] = Decision.Alert,
        [ReasonCode.Integrity] = Decision.Stop,
        [ReasonCode.Chain] = Decision.Stop,
        [ReasonCode.Identity] = Decision.Stop,
        [ReasonCode.Expired] = Decision.Stop,
        [ReasonCode.SigningTime] = Decision.Stop,
        [ReasonCode.Revoked] = Decision.Stop,
        [ReasonCode.NoPolicy] = Decision.Stop,
        [ReasonCode.UnsupportedSignature] = Decision.Stop,
        [ReasonCode.RegistryNotAllowed] = Decision.Stop,
        [ReasonCode.SignatureLimit] = Decision.Alert,
        [ReasonCode.DigestUnknown] = Decision.Alert,
        [ReasonCode.ImageNotFound] = Decision.Alert,
        [ReasonCode.RegistryUnreachable] = Decision.Alert,
        [ReasonCode.RegistryDenied] = Decision.Alert,
        [ReasonCode.RegistryThrottled] = Decision.Alert,
        [ReasonCode.RevocationUnavailable] = Decision.Alert,
        [ReasonCode.SignatureUnavailable] = Decision.Alert,
        [ReasonCode.VerifiersDisagree] = Decision.Alert,
        [ReasonCode.VerifierFailed] = Decision.Alert,
        [ReasonCode.VerifierOutdated] = Decision.Alert,
        [ReasonCode.SignatureArchived] = Decision.Alert,
        [ReasonCode.ImageArchived] = Decision.Alert,
        [ReasonCode.Timeout] = Decision.Alert,
    };

    public static TheoryData<ReasonCode> Codes => [.. Enum.GetValues<ReasonCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_reason_has_the_decision_of_the_table(ReasonCode code) =>
        Assert.Equal(Decisions[code], DecisionRule.Decide(Verdict.Because(code, "why"), DigestSource.Event, Task, Stop));

    [Fact]
    public void What_is_trusted_or_exempt_is_allowed()
    {
        Assert.Equal(Decision.Allow, DecisionRule.Decide(Verdict.Trust, DigestSource.Event, Task, Stop));
        Assert.Equal(Decision.Allow, DecisionRule.Decide(Verdict.Excuse("rule"), null, Task, Stop));
    }

    [Fact]
    public void Mode_audit_alerts_only() =>
        Assert.Equal(Decision.Alert, Decide(Stop with { Enabled = false }));

    [Theory]
    [InlineData("prod", Decision.Stop)]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:cluster/prod", Decision.Stop)]
    [InlineData("arn:aws:ecs:us-east-1:999999999999:cluster/prod", Decision.Alert)]
    [InlineData("pro", Decision.Alert)]
    [InlineData("PROD", Decision.Alert)]
    public void Only_tasks_of_listed_clusters_are_stopped(string cluster, Decision expected) =>
        Assert.Equal(expected, Decide(Stop with { Clusters = [cluster] }));

    [Fact]
    public void A_task_that_has_ended_is_not_stopped_again() =>
        Assert.Equal(Decision.Alert, Decide(Stop, Task with { HasStopped = true }));

    [Fact]
    public void A_tag_resolved_now_is_no_ground_for_stopping() =>
        Assert.Equal(
            Decision.Alert,
            DecisionRule.Decide(Verdict.Because(ReasonCode.NoSignature, "why"), DigestSource.Registry, Task, Stop)
        );

    private static Decision Decide(StopPolicy policy, EcsTask? task = null) =>
        DecisionRule.Decide(Verdict.Because(ReasonCode.NoSignature, "why"), DigestSource.Event, task ?? Task, policy);
}
