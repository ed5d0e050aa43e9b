using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Schemas;

/// <summary>Every template beside AWS's own schemas.</summary>
public sealed class TemplateSchemaTests
{
    [NeedsTheory(Component.AwsRules), MemberData(nameof(Deployments.Names), MemberType = typeof(Deployments))]
    public async Task Every_resource_property_and_action_of_a_template_is_one_that_AWS_knows(string deployment)
    {
        foreach (var template in Deployments.Templates(deployment))
            Assert.Empty(await TemplateCheck.FindMistakesAsync(template));
    }

    [NeedsTheory(Component.AwsRules)]
    [InlineData("""{ "Type": "AWS::SQS::Queu" }""", "Broken: CloudFormation knows no type AWS::SQS::Queu")]
    [InlineData("""{ "Type": "AWS::SQS::Queue", "Properties": { "Visibility": 1 } }""", "Broken.Visibility: there is no such property")]
    [InlineData("""{ "Type": "AWS::SQS::Queue", "Properties": { "VisibilityTimeout": "long" } }""", "Broken.VisibilityTimeout: \"long\" is no integer")]
    [InlineData("""{ "Type": "AWS::SQS::Queue", "Properties": { "SqsManagedSseEnabled": 1 } }""", "Broken.SqsManagedSseEnabled: 1 is no boolean")]
    [InlineData("""{ "Type": "AWS::Lambda::Function", "Properties": { "Role": "r" } }""", "Broken.Code: is required and missing")]
    [InlineData(
        """{ "Type": "AWS::ECS::Service", "Properties": { "DeploymentConfiguration": { "LifecycleHooks": [{ "HookTargetArn": "a" }] } } }""",
        "Broken.DeploymentConfiguration.LifecycleHooks[0].LifecycleStages: is required and missing")]
    [InlineData(
        """{ "Type": "AWS::ECS::Service", "Properties": { "LaunchType": "MOON" } }""", "Broken.LaunchType: \"MOON\" is no one of EC2, FARGATE, EXTERNAL")]
    [InlineData(
        """{ "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::GetAtt": ["Broken", "Name"] } } }""",
        "Broken.QueueName: a AWS::SQS::Queue has no attribute Name")]
    [InlineData(
        """{ "Type": "AWS::SQS::Queue", "Properties": { "QueueName": { "Fn::GetAtt": ["Gone", "Arn"] } } }""", "Broken.QueueName: there is no resource Gone")]
    [InlineData(
        """{ "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": [], "PolicyDocument": { "Statement": [{ "Effect": "Allow", "Action": ["sqs:SendMessages", "sqs:Send*"] }] } } }""",
        "Broken: IAM knows no action sqs:SendMessages")]
    public async Task A_broken_template_is_found_out_by_the_resource_the_property_and_the_reason(string resource, string mistake)
    {
        var template = new Template(new JsonObject { ["Resources"] = new JsonObject { ["Broken"] = JsonNode.Parse(resource) } }.ToJsonString());

        Assert.StartsWith(mistake, Assert.Single(await TemplateCheck.FindMistakesAsync(template)), StringComparison.Ordinal);
    }
}
