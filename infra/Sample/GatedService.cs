using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.SSM;
using Constructs;

namespace EcsImageAuditor.Infra.Sample;

/// <summary>A service of one task, each deployment of which asks the gate.</summary>
internal sealed class GatedService : Construct
{
    /// <summary>A service starts a task anew when it ends.</summary>
    public const int SecondsOfATask = 86_400;

    /// <summary>Before a task of the revision exists, and when its digests are known but it gets no traffic yet.</summary>
    private static readonly string[] Stages = ["PRE_SCALE_UP", "POST_SCALE_UP"];

    private readonly FargateService _service;

    public GatedService(Construct scope, string id, Cluster cluster, SampleNetwork network, FargateTaskDefinition task, GateAddress gate)
        : base(scope, id)
    {
        Task = task;
        _service = new FargateService(this, "Service", new FargateServiceProps
        {
            Cluster = cluster,
            TaskDefinition = task,
            DesiredCount = 1,
            AssignPublicIp = true,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PUBLIC },
            SecurityGroups = [network.SecurityGroup],
        });

        // CDK 2.160 knows no lifecycle hooks.
        var resource = (CfnService)_service.Node.FindChild("Service");
        resource.AddPropertyOverride("DeploymentConfiguration.Strategy", "BLUE_GREEN");
        resource.AddPropertyOverride("DeploymentConfiguration.BakeTimeInMinutes", 0);
        resource.AddPropertyOverride("DeploymentConfiguration.LifecycleHooks", new[]
        {
            new Dictionary<string, object>
            {
                ["HookTargetArn"] = StringParameter.ValueForStringParameter(this, gate.Function),
                ["RoleArn"] = StringParameter.ValueForStringParameter(this, gate.Role),
                ["LifecycleStages"] = Stages,
            },
        });
    }

    /// <summary>What the service runs at first.</summary>
    public FargateTaskDefinition Task { get; }

    /// <summary>The command that deploys a task definition.</summary>
    public string Deploy(Cluster cluster, FargateTaskDefinition task) =>
        $"aws ecs update-service --cluster {cluster.ClusterName} --service {_service.ServiceName} --task-definition {task.TaskDefinitionArn}";
}
