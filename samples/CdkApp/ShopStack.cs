using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.ECS;
using Constructs;

namespace CdkApp;

/// <summary>A service as any team writes it. Nothing in it knows of the auditor.</summary>
internal sealed class ShopStack : Stack
{
    public ShopStack(Construct scope, string id)
        : base(scope, id)
    {
        var cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = new Vpc(this, "Vpc", new VpcProps { MaxAzs = 2 }) });
        var task = new FargateTaskDefinition(this, "Task");
        task.AddContainer("web", new ContainerDefinitionOptions
        {
            Image = ContainerImage.FromEcrRepository(Repository.FromRepositoryName(this, "Web", "shop/web"), "1.0"),
        });
        task.AddContainer("collector", new ContainerDefinitionOptions
        {
            Image = ContainerImage.FromRegistry("public.ecr.aws/aws-observability/aws-otel-collector:v0.43.0"),
        });
        _ = new FargateService(this, "WebService", new FargateServiceProps { Cluster = cluster, TaskDefinition = task });
    }
}
