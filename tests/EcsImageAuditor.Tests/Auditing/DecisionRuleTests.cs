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

    public static TheoryData<ReasonCode> Codes => [.. Enum.GetValues<ReasonCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Only_unsigned_and_untrusted_images_stop_a_task(ReasonCode code)
    {
        var verdict = Verdict.Because(code, "why");

        var expected = verdict.IsBad && code != ReasonCode.SigningInProgress ? Decision.Stop : Decision.Alert;

        Assert.Equal(expected, DecisionRule.Decide(verdict, DigestSource.Event, Task, Stop));
    }

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
