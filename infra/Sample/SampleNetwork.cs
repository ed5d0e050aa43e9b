using Amazon.CDK.AWS.EC2;
using Constructs;
using EcsImageAuditor.Cdk.Platform;

namespace EcsImageAuditor.Infra.Sample;

/// <summary>One public subnet from which a task can pull an image and into which nothing gets. It costs nothing while no task runs.</summary>
internal sealed class SampleNetwork : Construct
{
    public SampleNetwork(Construct scope, string id)
        : base(scope, id)
    {
        var vpc = new Vpc(
            this,
            "Vpc",
            new VpcProps
            {
                MaxAzs = 1,
                NatGateways = 0,
                RestrictDefaultSecurityGroup = false,
                SubnetConfiguration =
                [
                    new SubnetConfiguration
                    {
                        Name = "Public",
                        SubnetType = SubnetType.PUBLIC,
                        CidrMask = 28,
                        MapPublicIpOnLaunch = false,
                    },
                ],
            }
        );
        Vpc = vpc;
        Reviewed.Accept(vpc, new Reviewed.Finding("VPC7", "Nothing gets into the sample's network, and it is there for a trial only."));
        SecurityGroup = new SecurityGroup(
            this,
            "SecurityGroup",
            new SecurityGroupProps { Vpc = vpc, Description = "Lets the sample tasks pull their images" }
        );
    }

    public Vpc Vpc { get; }

    public SecurityGroup SecurityGroup { get; }

    /// <summary>For <c>aws ecs run-task --network-configuration</c>.</summary>
    public string Configuration =>
        $"awsvpcConfiguration={{subnets=[{Vpc.PublicSubnets[0].SubnetId}],securityGroups=[{SecurityGroup.SecurityGroupId}],assignPublicIp=ENABLED}}";
}
