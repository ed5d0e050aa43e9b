using System.Text.Json.Nodes;

namespace Deployment.Tests.Packages;

/// <summary>samples/CdkApp with the packed packages, as somebody else's app uses them.</summary>
public sealed class SampleAppTests : IClassFixture<SampleApp>
{
    private readonly SampleApp _app;

    public SampleAppTests(SampleApp app) => _app = app;

    [Fact]
    public void The_sample_is_built_with_the_package_and_not_with_the_sources() =>
        Assert.Equal("package", (string?)JsonNode.Parse(_app.Assets)!["libraries"]!["EcsImageAuditor.Cdk/0.1.0"]!["type"]);

    [Fact]
    public void Who_uses_the_constructs_does_not_compile_against_the_auditor() =>
        Assert.Null(JsonNode.Parse(_app.Assets)!["targets"]!["net10.0"]!["EcsImageAuditor/0.1.0"]!["compile"]?["lib/net10.0/EcsImageAuditor.dll"]);

    [Fact]
    public void The_auditor_of_the_sample_is_the_one_in_its_repository()
    {
        var functions = _app.Template("Security").OfType("AWS::Lambda::Function").ToList();

        Assert.Equal(3, functions.Count);
        AssertEach.Of(functions, function => Assert.Contains("platform/ecs-image-auditor:0.1.0", function["Code"]!.ToJsonString(), StringComparison.Ordinal));
    }

    [Fact]
    public void The_service_of_the_sample_asks_the_gate_of_the_other_stack()
    {
        var deployment = _app.Template("Shop").Single("AWS::ECS::Service")["DeploymentConfiguration"]!;
        var hook = Assert.Single(deployment["LifecycleHooks"]!.AsArray())!;

        Assert.Equal("BLUE_GREEN", deployment["Strategy"]!.ToString());
        Assert.StartsWith("Security:", hook["HookTargetArn"]!["Fn::ImportValue"]!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("Security:", hook["RoleArn"]!["Fn::ImportValue"]!.ToString(), StringComparison.Ordinal);
    }
}
