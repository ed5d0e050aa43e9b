using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.SSM;
using Constructs;
using EcsImageAuditor.Cdk;

namespace EcsImageAuditor.Infra.Sample;

/// <summary>A service of one task, each deployment of which asks the gate.</summary>
internal sealed class GatedService : Construct
{
    /// <summary>A service starts a task anew when it ends.</summary>
    public const int SecondsOfATask = 86_400;

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

        ImageGate
            .FromArns(StringParameter.ValueForStringParameter(this, gate.Function), StringParameter.ValueForStringParameter(this, gate.Role))
            .Guard(_service, GuardedStrategy.BlueGreen(bakeMinutes: 0));
    }

    /// <summary>What the service runs at first.</summary>
    public FargateTaskDefinition Task { get; }

    /// <summary>The command that deploys a task definition.</summary>
    public string Deploy(Cluster cluster, FargateTaskDefinition task) =>
        $"aws ecs update-service --cluster {cluster.ClusterName} --service {_service.ServiceName} --task-definition {task.TaskDefinitionArn}";
}
