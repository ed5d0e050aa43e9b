using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Cdk;

namespace Deployment.Tests.Constructs;

public sealed class ImageGateTests
{
    private static readonly ImageGate Gate = ImageGate.FromArns(
        "arn:aws:lambda:eu-west-1:111122223333:function:gate", "arn:aws:iam::111122223333:role/gate");

    [Fact]
    public void A_guarded_service_asks_the_gate_before_and_after_its_tasks_start()
    {
        var deployment = Deployment(Synthesize(service => Gate.Guard(service, GuardedStrategy.BlueGreen(bakeMinutes: 5))));
        var hook = Assert.Single(deployment["LifecycleHooks"]!.AsArray())!;

        Assert.Equal(("BLUE_GREEN", 5), (deployment["Strategy"]!.ToString(), deployment["BakeTimeInMinutes"]!.GetValue<int>()));
        Assert.Equal((Gate.FunctionArn, Gate.RoleArn), (hook["HookTargetArn"]!.ToString(), hook["RoleArn"]!.ToString()));
        Assert.Equal("""["PRE_SCALE_UP","POST_SCALE_UP"]""", hook["LifecycleStages"]!.ToJsonString());
        Assert.Equal(200, deployment["MaximumPercent"]!.GetValue<int>());
    }

    [Fact]
    public void A_service_without_a_strategy_that_has_hooks_is_refused_with_the_ways_out()
    {
        var error = Assert.Single(Synthesize(service => Gate.Guard(service)).Errors);

        Assert.Contains("Shop/Web/Service cannot ask the image gate: its deployment strategy is ROLLING (the default)", error, StringComparison.Ordinal);
        Assert.Contains("GuardedStrategy.BlueGreen", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strategy_of_an_override_is_kept()
    {
        var deployment = Deployment(Synthesize(service =>
        {
            ((CfnService)service.Node.FindChild("Service")).AddPropertyOverride("DeploymentConfiguration.Strategy", "CANARY");
            Gate.Guard(service, GuardedStrategy.AlreadySet);
        }));

        Assert.Equal("CANARY", deployment["Strategy"]!.ToString());
        Assert.Single(deployment["LifecycleHooks"]!.AsArray());
    }

    [Theory]
    [InlineData(DeploymentControllerType.CODE_DEPLOY, "CODE_DEPLOY")]
    [InlineData(DeploymentControllerType.EXTERNAL, "EXTERNAL")]
    public void A_service_that_something_else_deploys_is_refused(DeploymentControllerType controller, string name)
    {
        var error = Assert.Single(Synthesize(service => Gate.Guard(service), controller).Errors);

        Assert.Contains($"its deployments are controlled by {name}, which asks no lifecycle hooks", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_service_of_an_app_is_guarded_and_one_that_was_guarded_before_not_twice()
    {
        var app = SynthesizedApp.Build(root =>
        {
            var first = Service(root, "First", null);
            Gate.Guard(first, GuardedStrategy.BlueGreen(bakeMinutes: 1));
            _ = Service(root, "Second", null);
            Aspects.Of(root).Add(new RequireSignedImages(Gate, []) { Strategy = GuardedStrategy.BlueGreen(bakeMinutes: 0) });
        });

        Assert.Empty(app.Errors);
        AssertEach.Of(
            app.Templates.Values.Select(template => template.Single("AWS::ECS::Service")["DeploymentConfiguration"]!),
            deployment =>
            {
                Assert.Equal("BLUE_GREEN", deployment["Strategy"]!.ToString());
                Assert.Single(deployment["LifecycleHooks"]!.AsArray());
            });
        Assert.Equal(1, app.Templates["First"].Single("AWS::ECS::Service")["DeploymentConfiguration"]!["BakeTimeInMinutes"]!.GetValue<int>());
    }

    [Fact]
    public void A_service_whose_hooks_call_no_function_gets_a_warning_that_says_why()
    {
        var app = SynthesizedApp.Build(root =>
        {
            _ = Service(root, "Shop", null);
            Aspects.Of(root).Add(new RequireSignedImages(Gate, []));
        });

        var warning = Assert.Single(app.Warnings, warning => warning.Contains("image gate", StringComparison.Ordinal));
        Assert.StartsWith(
            "Shop/Web/Service does not ask the image gate before its deployments: its deployment strategy is ROLLING",
            warning,
            StringComparison.Ordinal);
        Assert.Null(app.Templates["Shop"].Single("AWS::ECS::Service")["DeploymentConfiguration"]!["LifecycleHooks"]);
    }

    [Fact]
    public void An_auditor_without_a_gate_cannot_guard()
    {
        var exception = Assert.Throws<ArgumentException>(() => SynthesizedApp.Build(root =>
            _ = new RequireSignedImages(new ImageAuditor(ImageAuditorTests.Stack(root, "Platform"), "Auditor", ImageAuditorTests.Props()))));

        Assert.Contains("The auditor Platform/Auditor has no gate: set ImageAuditorProps.Gate.", exception.Message, StringComparison.Ordinal);
    }

    internal static FargateService Service(App app, string name, DeploymentControllerType? controller, ContainerImage? image = null)
    {
        var stack = ImageAuditorTests.Stack(app, name);
        var vpc = Vpc.FromVpcAttributes(stack, "Vpc", new VpcAttributes
        {
            VpcId = "vpc-1", AvailabilityZones = ["eu-west-1a"], PrivateSubnetIds = ["subnet-1"],
        });
        var task = new FargateTaskDefinition(stack, "Task");
        task.AddContainer("web", new ContainerDefinitionOptions { Image = image ?? ContainerImage.FromRegistry(AnImage) });
        return new FargateService(stack, "Web", new FargateServiceProps
        {
            Cluster = new Cluster(stack, "Cluster", new ClusterProps { Vpc = vpc }),
            TaskDefinition = task,
            DeploymentController = controller is { } type ? new DeploymentController { Type = type } : null,
        });
    }

    private const string AnImage = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1.0";

    private static SynthesizedStacks Synthesize(Action<FargateService> guard, DeploymentControllerType? controller = null) =>
        SynthesizedApp.Build(root => guard(Service(root, "Shop", controller)));

    private static JsonNode Deployment(SynthesizedStacks app)
    {
        Assert.Empty(app.Errors);
        return app.Templates["Shop"].Single("AWS::ECS::Service")["DeploymentConfiguration"]!;
    }
}
