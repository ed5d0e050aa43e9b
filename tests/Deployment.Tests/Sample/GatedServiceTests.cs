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
        Assert.Contains("GateAuditorFunction", hook["HookTargetArn"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("GateHookRole", hook["RoleArn"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(1, service["DesiredCount"]!.GetValue<int>());
    }

    [Fact]
    public void Without_the_gate_there_is_no_service_and_nothing_that_costs() =>
        Assert.Empty(SynthesizedApp.Template("""{ "sample": true }""", AuditorApp.SampleStackName).OfType("AWS::ECS::Service"));
}
