using System.Text.RegularExpressions;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Monitoring;

public sealed partial class AlarmsDocumentationTests
{
    private static readonly string Alarms = Read("docs/alarms.md");
    private static readonly string Deploy = Read("docs/deploy.md");

    [Fact]
    public void Every_alarm_is_explained_and_no_other()
    {
        var deployed = new[] { Deployments.Full, Deployments.Webhooks, "{}" }
            .SelectMany(context => SynthesizedApp.Template(context).OfType("AWS::CloudWatch::Alarm"))
            .Select(alarm => Hours().Replace(alarm["AlarmName"]!.ToString().Replace("EcsImageAuditor-", "", StringComparison.Ordinal), "24h"))
            .ToHashSet();
        var explained = Row().Matches(Alarms).SelectMany(row => Name().Matches(row.Value).Select(name => name.Groups[1].Value)).ToHashSet();

        Assert.Equal(
            deployed.Order(StringComparer.Ordinal),
            explained.Where(name => char.IsUpper(name[0]) && !name.StartsWith("ERROR_", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_cost_of_alarms_and_metrics_is_that_of_the_template()
    {
        var alarms = SynthesizedApp.Template().OfType("AWS::CloudWatch::Alarm").ToList();
        var metrics = alarms.Sum(alarm => alarm["Metrics"]?.AsArray().Count(metric => metric!["MetricStat"] is not null) ?? 1);
        var names = AuditorAlarmsTests.Counted().Count;

        Assert.Contains($"{alarms.Count} alarms on {metrics} alarm metrics", Deploy, StringComparison.Ordinal);
        Assert.Contains($"| {metrics * 0.10:0.00} |", Deploy, StringComparison.Ordinal);
        Assert.Contains($"{names * 3} ({names} names, in all and for two functions)", Deploy, StringComparison.Ordinal);
        Assert.Contains($"{names * 3 * 0.30:0.00} at most", Deploy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_for_which_the_name_of_a_profile_is_taken_is_its_validity_and_six_months()
    {
        var validity = SynthesizedApp.Template().Single("AWS::Signer::SigningProfile")["SignatureValidityPeriod"]!["Value"]!.GetValue<int>();

        Assert.Contains($"{validity + 6} months with the default of {validity}, {135 + 6} months with\n135", Deploy, StringComparison.Ordinal);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(ComponentCatalog.RepositoryRoot, file));

    [GeneratedRegex("^\\| `.*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("(?<=^SilentSweep)[0-9]+h$")]
    private static partial Regex Hours();
}
