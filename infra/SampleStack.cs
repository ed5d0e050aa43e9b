using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.ECS;
using Constructs;
using EcsImageAuditor.Cdk.Platform;
using EcsImageAuditor.Infra.Sample;

namespace EcsImageAuditor.Infra;

/// <summary>
/// A cluster with two task definitions: one for an image that the user signs, one with an image that nobody signed. Its outputs are the
/// commands that run them: one passes, one alerts. Where the gate is deployed, a service asks it before each deployment.
/// </summary>
internal sealed class SampleStack : Stack
{
    /// <summary>Where the image comes from that the sample's reader did not sign.</summary>
    internal const string UnsignedRegistry = "public.ecr.aws/docker/library";

    private const string UnsignedImage = $"{UnsignedRegistry}/busybox:stable";
    private const string SignedTag = "signed";

    private const int SecondsOfATask = 120;

    public SampleStack(Construct scope, string id, AuditorStack auditor, IStackProps props)
        : base(scope, id, props)
    {
        var repository = new Repository(this, "Repository", new RepositoryProps
        {
            RepositoryName = "ecs-image-auditor/sample",
            ImageScanOnPush = true,
            EmptyOnDelete = true,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        var network = new SampleNetwork(this, "Network");
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = network.Vpc });
        Reviewed.Accept(cluster, new Reviewed.Finding("ECS4", "The sample's tasks sleep for two minutes: their metrics would only cost."));
        var signedImage = ContainerImage.FromEcrRepository(repository, SignedTag);
        var unsignedImage = ContainerImage.FromRegistry(UnsignedImage);
        var signed = Sleeper("Signed", signedImage, SecondsOfATask);
        var unsigned = Sleeper("Unsigned", unsignedImage, SecondsOfATask);

        Say("SampleImage", $"{repository.RepositoryUri}:{SignedTag}", "Push an image here and sign it");
        Say("RunSigned", RunTask(cluster, signed, network), "Runs the signed image: a trusted verdict in the log");
        Say("RunUnsigned", RunTask(cluster, unsigned, network), "Runs the unsigned image: an alert");
        if (auditor.GateAddress is { } gate)
        {
            AddDependency(auditor);
            var service = new GatedService(
                this,
                "Gated",
                cluster,
                network,
                Sleeper("ServedSigned", signedImage, GatedService.SecondsOfATask),
                gate
            );
            Say("DeploySigned", service.Deploy(cluster, service.Task), "Deploys the signed image: the gate lets it through");
            Say(
                "DeployUnsigned",
                service.Deploy(cluster, Sleeper("ServedUnsigned", unsignedImage, GatedService.SecondsOfATask)),
                "Deploys the unsigned image: the gate blocks it"
            );
        }
    }

    /// <summary>Without the override, a stack with a known account would ask it for its zones, and synthesis would need credentials.</summary>
    public override string[] AvailabilityZones => [Fn.Select(0, Fn.GetAzs())];

    private FargateTaskDefinition Sleeper(string id, ContainerImage image, int seconds)
    {
        var task = new FargateTaskDefinition(this, id, new FargateTaskDefinitionProps { Cpu = 256, MemoryLimitMiB = 512 });
        task.AddContainer(
            "app",
            new ContainerDefinitionOptions
            {
                Image = image,
                Command = ["sleep", $"{seconds}"],
                ReadonlyRootFilesystem = true,
            }
        );
        Reviewed.Accept(task, new Reviewed.Finding("ECS7", "The sample's containers sleep and write nothing."));
        if (task.ExecutionRole is { } role && role.Node.TryFindChild("DefaultPolicy") is { } policy)
            Reviewed.Accept(policy, new Reviewed.Finding("IAM5", "AWS binds the login to ECR to no resource.", @"^Resource::\*$"));
        return task;
    }

    private static string RunTask(Cluster cluster, TaskDefinition task, SampleNetwork network) =>
        $"aws ecs run-task --cluster {cluster.ClusterName} --launch-type FARGATE --task-definition {task.TaskDefinitionArn} --network-configuration '{network.Configuration}'";

    private void Say(string name, string value, string description) =>
        _ = new CfnOutput(this, name, new CfnOutputProps { Value = value, Description = description });
}
