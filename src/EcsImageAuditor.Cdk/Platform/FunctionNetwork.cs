using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.Lambda;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Platform;

/// <summary>Puts functions into subnets of the account. Nothing is looked up, so that synthesis needs no credentials.</summary>
internal sealed class FunctionNetwork : Construct
{
    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions</summary>
    private static readonly string[] Interfaces =
    [
        "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
        "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
    ];

    private readonly CfnFunction.VpcConfigProperty _config;

    public FunctionNetwork(Construct scope, string id, NetworkSettings settings)
        : base(scope, id) =>
        _config = new CfnFunction.VpcConfigProperty
        {
            SubnetIds = settings.SubnetIds.ToArray(),
            SecurityGroupIds = settings.VpcId is { } vpc ? [OnlyHttpsOut(vpc)] : settings.SecurityGroupIds.ToArray(),
        };

    /// <summary>Lambda makes the network interfaces with the function's role, and AWS binds these actions to no resource.</summary>
    public static PolicyStatement ManageInterfaces() =>
        new(new PolicyStatementProps { Sid = "ManageNetworkInterfaces", Actions = Interfaces, Resources = ["*"] });

    public void Hold(Function function) => ((CfnFunction)function.Node.DefaultChild!).VpcConfig = _config;

    private string OnlyHttpsOut(string vpc) => new CfnSecurityGroup(this, "SecurityGroup", new CfnSecurityGroupProps
    {
        VpcId = vpc,
        GroupDescription = "The functions of the ECS image auditor: HTTPS out, nothing in",
        SecurityGroupEgress = new[]
        {
            new CfnSecurityGroup.EgressProperty
            {
                IpProtocol = "tcp", FromPort = 443, ToPort = 443, CidrIp = "0.0.0.0/0", Description = "Registries and AWS",
            },
        },
    }).AttrGroupId;
}
