using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Infra;

namespace Deployment.Tests.Sample;

public sealed class GatedServiceTests
{
    [Fact]
    public void A_service_asks_the_gate_before_and_after_its_tasks_start()
    {
        var service = SynthesizedApp.Template(Deployments.Full, AuditorApp.SampleStackName).Single("AWS::ECS::Service");
        var deployment = service["DeploymentConfiguration"]!;
        var hook = Assert.Single(deployment["LifecycleHooks"]!.AsArray())!;

        Assert.Equal("BLUE_GREEN", deployment["Strategy"]!.ToString());
        Assert.Equal("""["PRE_SCALE_UP","POST_SCALE_UP"]""", hook["LifecycleStages"]!.ToJsonString());
        Assert.Contains("GateAuditorFunction", Value(hook["HookTargetArn"]!), StringComparison.Ordinal);
        Assert.Contains("GateHookRole", Value(hook["RoleArn"]!), StringComparison.Ordinal);
        Assert.Equal(1, service["DesiredCount"]!.GetValue<int>());
    }

    [Fact]
    public void Without_the_gate_there_is_no_service_and_nothing_that_costs() =>
        Assert.Empty(SynthesizedApp.Template("""{ "sample": true }""", AuditorApp.SampleStackName).OfType("AWS::ECS::Service"));

    /// <summary>What the auditor's stack writes into the parameter that a value of the sample's stack is read from.</summary>
    private static string Value(JsonNode reference)
    {
        var parameters = SynthesizedApp.Template(Deployments.Full, AuditorApp.SampleStackName).Root["Parameters"]!;
        var name = parameters[reference["Ref"]!.ToString()]!["Default"]!.ToString();
        return SynthesizedApp.Template(Deployments.Full).OfType("AWS::SSM::Parameter")
            .Single(parameter => parameter["Name"]!.ToString() == name)["Value"]!.ToJsonString();
    }
}
