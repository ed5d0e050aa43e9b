using EcsImageAuditor.Auditing;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Tests.Shared.Auditing;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Gating;

/// <summary>
/// The specification of what each reason leads to: who can bring it about, whether it stops a task, what the gate answers and when people
/// hear. docs/gate.md shows it.
/// </summary>
public sealed class ReasonSpecificationTests
{
    private const string Image = "the image";
    private const string Registry = "the registry";
    private const string Signer = "the signer";
    private const string Operator = "the operator";
    private const string Infrastructure = "the infrastructure";

    /// <summary>Who can bring a reason about. "The image" is whoever pushes or names it.</summary>
    private static readonly Dictionary<ReasonCode, string> By = new()
    {
        [ReasonCode.NoSignature] = Image,
        [ReasonCode.SigningInProgress] = Infrastructure,
        [ReasonCode.Integrity] = Image,
        [ReasonCode.Chain] = Image,
        [ReasonCode.Identity] = Image,
        [ReasonCode.Expired] = Signer,
        [ReasonCode.SigningTime] = Signer,
        [ReasonCode.Revoked] = Signer,
        [ReasonCode.NoPolicy] = Operator,
        [ReasonCode.UnsupportedSignature] = Image,
        [ReasonCode.SignatureLimit] = Image,
        [ReasonCode.RegistryNotAllowed] = Image,
        [ReasonCode.DigestUnknown] = Registry,
        [ReasonCode.ImageNotFound] = Image,
        [ReasonCode.RegistryUnreachable] = Registry,
        [ReasonCode.RegistryDenied] = Registry,
        [ReasonCode.RegistryThrottled] = Registry,
        [ReasonCode.RevocationUnavailable] = Infrastructure,
        [ReasonCode.SignatureUnavailable] = Image,
        [ReasonCode.VerifiersDisagree] = Infrastructure,
        [ReasonCode.VerifierFailed] = Infrastructure,
        [ReasonCode.VerifierOutdated] = Infrastructure,
        [ReasonCode.SignatureArchived] = Image,
        [ReasonCode.ImageArchived] = Image,
        [ReasonCode.Timeout] = Registry,
    };

    private static readonly StopPolicy Stops = new() { Enabled = true, Clusters = ["prod"] };

    public static TheoryData<ReasonCode> Codes => [.. Enum.GetValues<ReasonCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_documents_table_says_what_the_code_does(ReasonCode code)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(ComponentCatalog.RepositoryRoot, "docs", "gate.md"));

        Assert.Contains(RowOf(code), lines);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_the_image_controls_never_gets_through_the_gate(ReasonCode code)
    {
        Assert.True(By[code] != Image || GateTable.StanceOn(code, isVouched: true) != GateStance.WaitsThenLetsThrough);
        Assert.True(By[code] is Infrastructure || GateTable.StanceOn(code, isVouched: false) != GateStance.WaitsThenLetsThrough);
        foreach (var isVouched in new[] { true, false })
            Assert.Equal(
                GateTable.StanceOn(code, isVouched) == GateStance.WaitsThenLetsThrough ? GateOutcome.LetThrough : GateOutcome.Blocked,
                GateRule.Decide([new GateSubject(Verdict.Because(code, "x"), isVouched)], InconclusivePolicy.Wait, GateRule.MostAttempts));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_only_the_infrastructure_can_bring_about_fails_no_deployment_at_once(ReasonCode code) =>
        Assert.True(By[code] != Infrastructure || GateTable.StanceOn(code, isVouched: true) != GateStance.Blocks);

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_alert_says_which_of_both_is_the_cause(ReasonCode code)
    {
        var subject = new GateSubject(Verdict.Because(code, "x"), IsVouched: true);
        var outcome = GateRule.Decide([subject], InconclusivePolicy.Wait, GateRule.MostAttempts);

        Assert.Equal(subject.Verdict.IsDefinite, GateRule.Explain(subject, outcome) is null);
    }

    private static string RowOf(ReasonCode code)
    {
        var verdict = Verdict.Because(code, "x");
        var decision = DecisionRule.Decide(verdict, DigestSource.Event, Tasks.Of(Tasks.Container("web")), Stops);
        var heard = verdict.IsProvisional ? "within 10 minutes" : "at once";
        return $"| `{WireName.Of(code)}` | {WireName.Of(verdict.Kind)} | {By[code]} | {WireName.Of(decision)} | "
            + $"{Words(GateTable.StanceOn(code, isVouched: true))} | {Words(GateTable.StanceOn(code, isVouched: false))} | {heard} |";
    }

    private static string Words(GateStance stance) => stance switch
    {
        GateStance.Blocks => "blocks",
        GateStance.WaitsThenBlocks => "waits, then blocks",
        _ => "waits, then lets through",
    };
}
