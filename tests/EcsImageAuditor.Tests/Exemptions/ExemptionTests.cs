using EcsImageAuditor.Auditing;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Tests.Exemptions;

public sealed class ExemptionTests
{
    private const string Rule =
        """[{"registry":"public.ecr.aws","repository":"aws-observability/*","reason":"Amazon does not sign it.","expires":"2030-06-30"}]""";
    private readonly ManualTimeProvider _time = new();

    [Theory]
    [InlineData("public.ecr.aws/aws-observability/aws-otel-collector", true)]
    [InlineData("public.ecr.aws/aws-observability/a/b", true)]
    [InlineData("public.ecr.aws/other/aws-otel-collector", false)]
    [InlineData("public.ecr.aws.evil.example/aws-observability/x", false)]
    [InlineData("evil.example/public.ecr.aws/aws-observability/x", false)]
    [InlineData("aws-observability/x", false)]
    public async Task A_rule_excuses_what_it_covers_and_nothing_else(string image, bool excused)
    {
        var audit = Assert.Single(await AuditAsync(Rule, image));

        Assert.Equal(excused ? VerdictKind.Exempt : VerdictKind.Unsigned, audit.Image.Verdict.Kind);
        Assert.Equal(excused ? Decision.Allow : Decision.Alert, audit.Decision);
    }

    [Fact]
    public async Task The_verdict_names_the_reason_and_the_day()
    {
        var verdict = Assert.Single(await AuditAsync(Rule, "public.ecr.aws/aws-observability/x")).Image.Verdict;

        Assert.Equal(
            "Amazon does not sign it. (exemption of public.ecr.aws/aws-observability/*, until 2030-06-30)",
            Assert.IsType<Verdict.Exempt>(verdict).Rule
        );
    }

    [Theory]
    [InlineData("prod", true)]
    [InlineData("arn:aws:ecs:*:cluster/prod", true)]
    [InlineData("test", false)]
    public async Task A_rule_for_a_cluster_excuses_there_alone(string cluster, bool excused)
    {
        var rule = Rule.Replace("\"reason\"", $"\"cluster\":\"{cluster}\",\"reason\"", StringComparison.Ordinal);

        Assert.Equal(
            excused,
            Assert.Single(await AuditAsync(rule, "public.ecr.aws/aws-observability/x")).Image.Verdict.Kind == VerdictKind.Exempt
        );
    }

    [Fact]
    public async Task A_rule_excuses_until_the_end_of_its_last_day_and_is_reported_after_it()
    {
        _time.Advance(new DateTimeOffset(2030, 6, 30, 23, 59, 59, TimeSpan.Zero) - _time.GetUtcNow());
        Assert.Equal(VerdictKind.Exempt, Assert.Single(await AuditAsync(Rule, "public.ecr.aws/aws-observability/x")).Image.Verdict.Kind);

        _time.Advance(TimeSpan.FromSeconds(1));
        var audit = Assert.Single(await AuditAsync(Rule, "public.ecr.aws/aws-observability/x"));

        Assert.Equal(VerdictKind.Unsigned, audit.Image.Verdict.Kind);
        Assert.Contains("expired on 2030-06-30", Assert.Single(audit.Image.Verification.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "not a JSON list")]
    [InlineData("[{]", "not valid JSON (line 1)")]
    [InlineData("[1]", "Exemption 1 is not an object")]
    [InlineData("""[{"registry":"*","repository":"*","reason":"r","expires":"2030-01-01"}]""", "Exemption 1 excuses every image")]
    [InlineData("""[{"registry":"a","repository":"b","reason":"r","expires":"soon"}]""", "expires on \"soon\"")]
    [InlineData("""[{"registry":"a","repository":"b","reason":"r"}]""", "Exemption 1 has no expires")]
    [InlineData("""[{"registry":"a","repository":"b","reason":" ","expires":"2030-01-01"}]""", "Exemption 1 has no reason")]
    [InlineData("""[{"registry":"a","repository":"b","reason":"r","expires":"2030-01-01","until":"x"}]""", "unknown member \"until\"")]
    [InlineData("""[{"registry":"a","registry":"b","repository":"b","reason":"r","expires":"2030-01-01"}]""", "not valid JSON")]
    public void A_mistake_is_told_with_its_place(string json, string expected)
    {
        Assert.Empty(ExemptionReader.Read(json, out var mistakes));

        Assert.Contains(mistakes, mistake => mistake.Contains(expected, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<ContainerAudit>> AuditAsync(string rules, string image)
    {
        var exemptions = ExemptionReader.Read(rules, out var mistakes);
        Assert.Empty(mistakes);
        using var bench = new AuditBench
        {
            Verifier = new FixedVerifier(
                (_, _) => Task.FromResult<ImageVerification>(Verdict.Because(ReasonCode.NoSignature, "No signature."))
            ),
            Exemptions = exemptions,
            Time = _time,
        };
        var container = Tasks.Container("web") with { Image = $"{image}@{Tasks.DigestOf("web")}" };
        return await bench.Auditor().AuditAsync([Tasks.Of(container)], AuditBench.Budget, CancellationToken.None);
    }
}
