using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Configuration;

public sealed class WideExemptionTests
{
    [Fact]
    public void An_exemption_that_excuses_much_is_a_warning_of_synth()
    {
        var warnings = SynthesizedApp.Warnings(
            """{ "exemptions": [{ "registry": "public.ecr.aws", "repository": "datadog/*", "reason": "r", "expires": "2030-01-01" }] }""");

        Assert.Contains(
            warnings,
            warning => warning.Contains("the exemption of public.ecr.aws/datadog/* covers every image", StringComparison.Ordinal));
    }

    [Fact]
    public void An_exemption_of_one_repository_is_none() =>
        Assert.DoesNotContain(SynthesizedApp.Warnings(Deployments.Full), warning => warning.Contains("exemption", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Deployments.Names), MemberType = typeof(Deployments))]
    public void The_functions_know_the_account_whose_clusters_are_meant_by_name(string deployment) =>
        Assert.All(
            Deployments.Templates(deployment).SelectMany(template => template.OfType("AWS::Lambda::Function"))
                .Select(function => function["Environment"]?["Variables"]).Where(variables => variables?["AUDITOR_MODE"] is not null),
            variables => Assert.Equal("111122223333", (string?)variables!["AUDITOR_ACCOUNT"]));
}
