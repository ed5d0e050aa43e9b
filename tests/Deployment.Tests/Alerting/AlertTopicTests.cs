using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Alerting;

public sealed class AlertTopicTests
{
    private static readonly Template Full = SynthesizedApp.Template(Deployments.Full);

    [Fact]
    public void Each_address_gets_the_alerts() =>
        Assert.Equal(
            ["email oncall@example.com", "email security@example.com"],
            Full.OfType("AWS::SNS::Subscription").Select(subscription => $"{subscription["Protocol"]} {subscription["Endpoint"]}").Order());

    [Fact]
    public void The_Slack_channel_gets_the_alerts_and_can_run_no_command()
    {
        var channel = Full.Single("AWS::Chatbot::SlackChannelConfiguration");

        Assert.Equal("T0123ABCD", channel["SlackWorkspaceId"]!.ToString());
        Assert.Equal("C0123ABCD", channel["SlackChannelId"]!.ToString());
        Assert.Contains(Full.Single("AWS::SNS::Topic").Id, channel["SnsTopicArns"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(
            ":iam::aws:policy/AWSDenyAll",
            Assert.Single(channel["GuardrailPolicies"]!.AsArray())!.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Empty(Full.StatementsOfRole("Alerts/Slack/"));
    }

    [Fact]
    public void Nobody_is_subscribed_by_default()
    {
        Assert.Empty(SynthesizedApp.Template().OfType("AWS::SNS::Subscription"));
        Assert.Empty(SynthesizedApp.Template().OfType("AWS::Chatbot::SlackChannelConfiguration"));
    }
}
