using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Nag;

/// <summary>cdk-nag's AwsSolutions rules on every template. What is meant has its reason beside it in the code.</summary>
public sealed class NagTests
{
    [NeedsTheory(Component.AwsRules), MemberData(nameof(Deployments.Names), MemberType = typeof(Deployments))]
    public async Task Every_finding_of_a_template_is_meant_for_a_reason(string deployment)
    {
        foreach (var template in Deployments.Templates(deployment))
        {
            var findings = await FindAsync(template);
            Assert.DoesNotContain(
                findings, finding => !AcceptedOf(template, finding.Resource).Any(accepted => accepted.Covers(finding.Rule)));
        }
    }

    [NeedsFact(Component.AwsRules)]
    public async Task A_finding_that_nobody_gave_a_reason_for_is_found()
    {
        var template = new Template("""{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic" } } }""");

        Assert.Contains(("AwsSolutions-SNS3", "Topic"), await FindAsync(template));
        Assert.Empty(AcceptedOf(template, "Topic"));
    }

    [NeedsFact(Component.AwsRules)]
    public async Task No_reason_is_given_for_what_is_found_nowhere()
    {
        string[] deployments = [Deployments.Full, Deployments.Platform];
        var templates = deployments.SelectMany(context => SynthesizedApp.Templates(context).Values).ToList();
        var rules = new HashSet<string>();
        foreach (var template in templates)
            rules.UnionWith((await FindAsync(template)).Select(finding => finding.Rule));

        AssertEach.Of(
            templates.SelectMany(template => template.Resources).SelectMany(AcceptedOf).Distinct(),
            accepted => Assert.Contains(rules, rule => accepted.Covers(rule)));
    }

    private static IEnumerable<Accepted> AcceptedOf(Template template, string resource) =>
        AcceptedOf(template.Resources.Single(one => one.Id == resource));

    private static IEnumerable<Accepted> AcceptedOf(Resource resource) =>
        from entry in resource.Json["Metadata"]?["cdk_nag"]?["rules_to_suppress"]?.AsArray() ?? []
        select new Accepted(entry!["id"]!.ToString(), entry["applies_to"]?[0]?["regex"]?.ToString().Trim('/'));

    private static async Task<IReadOnlyList<(string Rule, string Resource)>> FindAsync(Template template)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.FullName, "template.json");
        await File.WriteAllTextAsync(file, template.Json);
        var script = Path.Combine(ComponentCatalog.RepositoryRoot, "tests", "Deployment.Tests", "Nag", "nag.mjs");
        var result = await CommandLine.RunAsync("node", [script, ComponentCatalog.PathOf(Component.AwsRules), file]);
        Assert.True(result.ExitCode == 0, result.Error);
        var findings = JsonNode.Parse(result.Output)!.AsArray();
        return [.. findings.Select(finding => (finding!["rule"]!.ToString(), finding["resource"]!.ToString()))];
    }

    private sealed record Accepted(string Rule, string? Regex)
    {
        /// <summary>A finding is <c>RULE</c> or <c>RULE[WHAT]</c>.</summary>
        public bool Covers(string finding) =>
            finding == Rule
            || (finding.StartsWith($"{Rule}[", StringComparison.Ordinal)
                && (Regex is null || System.Text.RegularExpressions.Regex.IsMatch(finding[(Rule.Length + 1)..^1], Regex)));
    }
}
