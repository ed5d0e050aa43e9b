using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Infra;

namespace Deployment.Tests.Platform;

/// <summary>What a company may ask of everything in its accounts.</summary>
public sealed class PlatformTests
{
    private const string Key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

    private static Template Template => SynthesizedApp.Template(Deployments.Platform);

    [Fact]
    public void Every_function_runs_in_the_subnets_with_a_security_group_that_lets_HTTPS_out_and_nothing_in()
    {
        var group = Template.Single("AWS::EC2::SecurityGroup");
        AssertEach.Of(Template.OfType("AWS::Lambda::Function"), function =>
        {
            var network = function["VpcConfig"]!;
            Assert.Equal("""["subnet-0123456789abcdef0","subnet-0123456789abcdef1"]""", network["SubnetIds"]!.ToJsonString());
            Assert.Contains(group.Id, network["SecurityGroupIds"]!.ToJsonString(), StringComparison.Ordinal);
        });

        var egress = Assert.Single(group["SecurityGroupEgress"]!.AsArray())!;
        Assert.Equal(("tcp", "443", "443"), (Text(egress["IpProtocol"]), Text(egress["FromPort"]), Text(egress["ToPort"])));
        Assert.Null(group["SecurityGroupIngress"]);
    }

    [Fact]
    public void Given_security_groups_are_used_and_none_is_made()
    {
        var template = SynthesizedApp.Template(
            """{ "subnetIds": "subnet-01234567", "securityGroupIds": ["sg-01234567", "sg-89abcdef"] }""");

        Assert.Empty(template.OfType("AWS::EC2::SecurityGroup"));
        AssertEach.Of(
            template.OfType("AWS::Lambda::Function"),
            function => Assert.Equal("""["sg-01234567","sg-89abcdef"]""", function["VpcConfig"]!["SecurityGroupIds"]!.ToJsonString()));
    }

    [Fact]
    public void Only_functions_in_subnets_may_make_network_interfaces()
    {
        foreach (var role in new[] { "Audit/Auditor/", "Sweep/Auditor/", "Gate/Auditor/" })
            Assert.Single(Template.StatementsOfRole(role), statement => statement.Sid == "ManageNetworkInterfaces");
        Assert.DoesNotContain(SynthesizedApp.Template().Statements, held => held.Statement.Sid == "ManageNetworkInterfaces");
    }

    [Fact]
    public void Logs_queues_table_and_topic_are_under_the_customer_s_key_and_there_is_no_other()
    {
        Assert.Empty(Template.OfType("AWS::KMS::Key"));
        AssertEach.Of(Template.OfType("AWS::Logs::LogGroup"), logs => Assert.Equal(Key, logs["KmsKeyId"]!.ToString()));
        AssertEach.Of(Template.OfType("AWS::SQS::Queue"), queue => Assert.Equal(Key, queue["KmsMasterKeyId"]!.ToString()));
        Assert.Equal(Key, Template.Single("AWS::DynamoDB::Table")["SSESpecification"]!["KMSMasterKeyId"]!.ToString());
        Assert.Contains("1234abcd", Template.Single("AWS::SNS::Topic")["KmsMasterKeyId"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_uses_what_is_under_the_key_may_use_the_key()
    {
        foreach (var role in new[] { "Audit/Auditor/", "Sweep/Auditor/", "Gate/Auditor/", "Sweep/ScheduleRole/" })
        {
            var statement = Assert.Single(Template.StatementsOfRole(role), statement => statement.Sid == "UseKey");
            Assert.Equal([Key], statement.Resources);
        }
    }

    [Fact]
    public void Every_role_has_the_boundary() =>
        AssertEach.Of(
            SynthesizedApp.Templates(Deployments.Platform).Values.SelectMany(template => template.OfType("AWS::IAM::Role")),
            role => Assert.Equal("arn:aws:iam::111122223333:policy/platform/boundary", role["PermissionsBoundary"]!.ToString()));

    [Theory]
    [InlineData("AWS::DynamoDB::Table")]
    [InlineData("AWS::ECS::Cluster")]
    [InlineData("AWS::EC2::SecurityGroup")]
    [InlineData("AWS::IAM::Role")]
    [InlineData("AWS::Lambda::Function")]
    [InlineData("AWS::Logs::LogGroup")]
    [InlineData("AWS::Signer::SigningProfile")]
    [InlineData("AWS::SNS::Topic")]
    [InlineData("AWS::SQS::Queue")]
    public void Every_resource_of_the_type_has_the_tags(string type) =>
        AssertEach.Of(
            SynthesizedApp.Templates(Deployments.Platform).Values.SelectMany(template => template.OfType(type)),
            resource =>
            {
                var tags = resource["Tags"]!.AsArray().ToDictionary(tag => tag!["Key"]!.ToString(), tag => tag!["Value"]!.ToString());
                Assert.Equal(("platform", "42"), (tags["team"], tags["cost-centre"]));
            });

    [Fact]
    public void Every_function_is_traced() =>
        AssertEach.Of(
            Template.OfType("AWS::Lambda::Function"),
            function => Assert.Equal("Active", function["TracingConfig"]!["Mode"]!.ToString()));

    [Fact]
    public void A_member_account_takes_the_boundary_and_the_tags()
    {
        const string context = """
            {
              "centralBusArn": "arn:aws:events:eu-west-1:444455556666:event-bus/ecs-image-auditor",
              "permissionsBoundary": "arn:aws:iam::111122223333:policy/boundary",
              "tags": { "team": "platform" }
            }
            """;
        var template = SynthesizedApp.Template(context, AuditorApp.MemberStackName);

        AssertEach.Of(template.OfType("AWS::IAM::Role"), role => Assert.NotNull(role["PermissionsBoundary"]));
        AssertEach.Of(template.OfType("AWS::SQS::Queue"), queue => Assert.Equal("team", queue["Tags"]![0]!["Key"]!.ToString()));
    }

    [Fact]
    public void Without_the_keys_none_of_it_is_there()
    {
        var template = SynthesizedApp.Template();

        AssertEach.Of(template.OfType("AWS::IAM::Role"), role => Assert.Null(role["PermissionsBoundary"]));
        AssertEach.Of(template.OfType("AWS::Logs::LogGroup"), logs => Assert.Null(logs["KmsKeyId"]));
        AssertEach.Of(
            template.OfType("AWS::Lambda::Function"),
            function => Assert.Equal((null, null), (Text(function["VpcConfig"]), Text(function["TracingConfig"]))));
    }

    private static string? Text(JsonNode? node) => node?.ToString();
}
