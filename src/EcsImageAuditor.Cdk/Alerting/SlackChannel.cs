using Amazon.CDK.AWS.Chatbot;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Alerting;

/// <summary>Posts the topic's messages to a Slack channel through Amazon Q Developer in chat applications (once AWS Chatbot).</summary>
internal sealed class SlackChannel : Construct
{
    public SlackChannel(Construct scope, string id, ITopic topic, SlackTarget target)
        : base(scope, id) =>
        _ = new SlackChannelConfiguration(this, "Channel", new SlackChannelConfigurationProps
        {
            SlackChannelConfigurationName = $"ecs-image-auditor-{target.ChannelId}",
            SlackWorkspaceId = target.WorkspaceId,
            SlackChannelId = target.ChannelId,
            NotificationTopics = [topic],

            // The channel reads alerts. Left out, the guardrail would be AdministratorAccess.
            GuardrailPolicies = [ManagedPolicy.FromAwsManagedPolicyName("AWSDenyAll")],
        });
}
