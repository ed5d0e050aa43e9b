using System.Diagnostics.Metrics;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
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
    private static readonly AuditorPlace Place = new("123456789012", "us-east-1");
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
    [InlineData("pr*", true)]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:cluster/prod", true)]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:cluster/p*", true)]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:cluster/prod", false)]
    [InlineData("arn:aws:ecs:us-east-1:999999999999:cluster/prod", false)]
    [InlineData("test", false)]
    [InlineData("rod", false)]
    public async Task A_rule_for_a_cluster_excuses_there_alone(string cluster, bool excused)
    {
        Assert.Equal(
            excused,
            Assert.Single(await AuditAsync(On(cluster), "public.ecr.aws/aws-observability/x")).Image.Verdict.Kind == VerdictKind.Exempt
        );
    }

    [Theory]
    [InlineData("arn:aws:ecs:us-east-1:999999999999:cluster/prod")]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:cluster/prod")]
    public async Task The_name_of_a_cluster_is_not_that_of_another_account_or_region(string clusterOfTheTask)
    {
        var audit = Assert.Single(await AuditAsync(On("prod"), "public.ecr.aws/aws-observability/x", clusterOfTheTask));

        Assert.Equal(VerdictKind.Unsigned, audit.Image.Verdict.Kind);
    }

    [Theory]
    [InlineData("111122223333", "team/*", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web", true)]
    [InlineData("111122223333", "team/*", "111122223333.dkr-ecr.us-west-2.on.aws/team/web", true)]
    [InlineData("111122223333", "team/*", "999999999999.dkr.ecr.eu-west-1.amazonaws.com/team/web", false)]
    [InlineData("111122223333", "team/*", "111122223333.dkr.ecr.eu-west-1.amazonaws.com.evil.example/team/web", false)]
    [InlineData("111122223333", "team/web", "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web2", false)]
    [InlineData("*.example.com", "shop/plain", "eu.registry.example.com/shop/plain", true)]
    [InlineData("*.example.com", "shop/plain", "example.com/shop/plain", false)]
    [InlineData("*.example.com", "shop/plain", "evilexample.com/shop/plain", false)]
    [InlineData("*.example.com", "shop/plain", "registry.example.com.evil.example/shop/plain", false)]
    [InlineData("registry.example.com:5000", "shop/plain", "registry.example.com/shop/plain", false)]
    public async Task A_registry_is_a_host_an_account_or_a_domain_and_nothing_that_only_looks_alike(
        string registry, string repository, string image, bool excused)
    {
        var rule = $$"""[{"registry":"{{registry}}","repository":"{{repository}}","reason":"r","expires":"2030-06-30"}]""";

        Assert.Equal(excused, Assert.Single(await AuditAsync(rule, image)).Image.Verdict.Kind == VerdictKind.Exempt);
    }

    [Theory]
    [InlineData("agent-3f2a", null, VerdictKind.Exempt)]
    [InlineData("agent-3f2a", "evil.example/agent:1", VerdictKind.Unsigned)]
    [InlineData("my-agent-3f2a", null, VerdictKind.Inconclusive)]
    public async Task A_container_without_an_image_is_excused_by_its_name_and_one_with_an_image_never(
        string name, string? image, VerdictKind expected)
    {
        var audit = Assert.Single(await AuditContainerAsync(Agents, name, image));

        Assert.Equal(expected, audit.Image.Verdict.Kind);
    }

    [Fact]
    public async Task An_expired_rule_for_containers_excuses_nothing_and_is_named()
    {
        _time.Advance(TimeSpan.FromDays(365));

        var audit = Assert.Single(await AuditContainerAsync(Agents, "agent-3f2a", null));

        Assert.Equal(ReasonCode.DigestUnknown, audit.Image.Reason!.Code);
        Assert.Contains("containers agent-* without an image expired on 2030-06-30", audit.Image.Reason.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod", 1)]
    [InlineData("test", 0)]
    public async Task What_a_rule_excuses_where_tasks_may_be_stopped_is_counted_by_rule(string stopCluster, int expected)
    {
        var counted = new List<string>();
        using var bench = Bench(Rule, new StopPolicy { Enabled = true, Clusters = [stopCluster] });
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Meter == bench.Meter.Meter && instrument.Name == "ExemptInStopClusters")
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add((string)tags[0].Value!));
        listener.Start();

        var container = Tasks.Container("web") with { Image = $"public.ecr.aws/aws-observability/x@{Tasks.DigestOf("web")}" };
        await bench.Auditor().AuditAsync([Tasks.Of(container)], AuditBench.Budget, CancellationToken.None);

        Assert.Equal(Enumerable.Repeat("public.ecr.aws/aws-observability/*", expected), counted);
    }

    [Theory]
    [InlineData("""{"registry":"public.ecr.aws","repository":"team/web","reason":"r","expires":"2030-01-01"}""", null)]
    [InlineData("""{"registry":"public.ecr.aws","repository":"team/*","cluster":"prod","reason":"r","expires":"2030-01-01"}""", null)]
    [InlineData("""{"registry":"public.ecr.aws","repository":"team/*","reason":"r","expires":"2030-01-01"}""", "below team/, in every cluster")]
    [InlineData("""{"registry":"*.example.com","repository":"team/web","reason":"r","expires":"2030-01-01"}""", "every host of a domain")]
    [InlineData("""{"container":"agent-*","image":"none","reason":"r","expires":"2030-01-01"}""", "in every cluster")]
    public void A_rule_that_excuses_much_says_so(string rule, string? expected)
    {
        var width = Assert.Single(ExemptionReader.Read($"[{rule}]", Place, out _)).Width;

        if (expected is null)
            Assert.Null(width);
        else
            Assert.Contains(expected, width, StringComparison.Ordinal);
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
    [InlineData("""[{"registry":"*","repository":"*","reason":"r","expires":"2030-01-01"}]""", "Exemption 1 has a registry that is not exact")]
    [InlineData("""[{"registry":"*","repository":"*/*","reason":"r","expires":"2030-01-01"}]""", "Write the exact host")]
    [InlineData("""[{"registry":"*","repository":"shop/plain2","reason":"r","expires":"2030-01-01"}]""", "the 12 digits of the AWS account")]
    [InlineData("""[{"registry":"public.ecr.aws*","repository":"b","reason":"r","expires":"2030-01-01"}]""", "a registry that is not exact")]
    [InlineData("""[{"registry":"*.com","repository":"b","reason":"r","expires":"2030-01-01"}]""", "two labels")]
    [InlineData("""[{"registry":"*.amazonaws.com","repository":"b","reason":"r","expires":"2030-01-01"}]""", "every AWS account")]
    [InlineData("""[{"registry":"a.example/b","repository":"b","reason":"r","expires":"2030-01-01"}]""", "put these into \"repository\"")]
    [InlineData("""[{"registry":"a.example","repository":"*/b","reason":"r","expires":"2030-01-01"}]""", "begin with a literal segment")]
    [InlineData("""[{"registry":"a.example","repository":"b*","reason":"r","expires":"2030-01-01"}]""", "begin with a literal segment")]
    [InlineData("""[{"registry":"a.example","repository":"b","cluster":"arn:aws:ecs:*:cluster/prod","reason":"r","expires":"2030-01-01"}]""", "an ARN with its region and account")]
    [InlineData("""[{"container":"*","image":"none","reason":"r","expires":"2030-01-01"}]""", "such as agent-*")]
    [InlineData("""[{"container":"ag*nt-*","image":"none","reason":"r","expires":"2030-01-01"}]""", "such as agent-*")]
    [InlineData("""[{"container":"agent-*","reason":"r","expires":"2030-01-01"}]""", "Exemption 1 has no image")]
    [InlineData("""[{"container":"agent-*","image":"*","reason":"r","expires":"2030-01-01"}]""", "write \"none\"")]
    [InlineData("""[{"registry":"a","repository":"b","reason":"r","expires":"soon"}]""", "expires on \"soon\"")]
    [InlineData("""[{"registry":"a","repository":"b","reason":"r"}]""", "Exemption 1 has no expires")]
    [InlineData("""[{"registry":"a","repository":"b","reason":" ","expires":"2030-01-01"}]""", "Exemption 1 has no reason")]
    [InlineData("""[{"registry":"a","repository":"b","reason":"r","expires":"2030-01-01","until":"x"}]""", "unknown member \"until\"")]
    [InlineData("""[{"registry":"a","registry":"b","repository":"b","reason":"r","expires":"2030-01-01"}]""", "not valid JSON")]
    public void A_mistake_is_told_with_its_place(string json, string expected)
    {
        Assert.Empty(ExemptionReader.Read(json, Place, out var mistakes));

        Assert.Contains(mistakes, mistake => mistake.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void The_name_of_a_cluster_needs_to_know_where_the_auditor_is()
    {
        Assert.Empty(ExemptionReader.Read(On("prod"), null, out var mistakes));
        Assert.Contains("set AUDITOR_ACCOUNT and AWS_REGION, or write the cluster's ARN", Assert.Single(mistakes), StringComparison.Ordinal);
        Assert.Single(ExemptionReader.Read(On("arn:aws:ecs:us-east-1:123456789012:cluster/prod"), null, out _));
    }

    private const string Agents = """[{"container":"agent-*","image":"none","reason":"AWS injects it.","expires":"2030-06-30"}]""";

    private static string On(string cluster) =>
        Rule.Replace("\"reason\"", $"\"cluster\":\"{cluster}\",\"reason\"", StringComparison.Ordinal);

    private async Task<IReadOnlyList<ContainerAudit>> AuditAsync(string rules, string image, string? cluster = null)
    {
        using var bench = Bench(rules);
        var container = Tasks.Container("web") with { Image = $"{image}@{Tasks.DigestOf("web")}" };
        var task = Tasks.Of(container);
        return await bench.Auditor().AuditAsync([task with { ClusterArn = cluster ?? task.ClusterArn }], AuditBench.Budget, CancellationToken.None);
    }

    private async Task<IReadOnlyList<ContainerAudit>> AuditContainerAsync(string rules, string name, string? image)
    {
        using var bench = Bench(rules);
        var container = new EcsContainer(name) { Image = image, ImageDigest = Tasks.DigestOf("web") };
        return await bench.Auditor().AuditAsync(
            [Tasks.Of(container) with { IsDescribed = true }], AuditBench.Budget, CancellationToken.None);
    }

    private AuditBench Bench(string rules, StopPolicy? stops = null)
    {
        var exemptions = ExemptionReader.Read(rules, Place, out var mistakes);
        Assert.Empty(mistakes);
        return new AuditBench
        {
            Verifier = new FixedVerifier(
                (_, _) => Task.FromResult<ImageVerification>(Verdict.Because(ReasonCode.NoSignature, "No signature."))
            ),
            Exemptions = exemptions,
            Time = _time,
            Stops = stops ?? StopPolicy.Never,
        };
    }
}
