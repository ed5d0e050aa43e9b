using Amazon.CDK;
using Amazon.CDK.AWS.Events;

namespace EcsImageAuditor.Cdk.Alerting;

/// <summary>A message to an incoming webhook of Slack.</summary>
/// <remarks>https://api.slack.com/messaging/webhooks</remarks>
internal static class SlackWebhook
{
    /// <summary>Each event is a message, and people read it.</summary>
    private static readonly object[] PowersOfTen = [1, 10, 100, 1_000, 10_000, 100_000];

    /// <param name="secretArn">
    /// The secret that holds the webhook's URL. An API destination keeps its endpoint in plain text, so after the deployment whoever may
    /// <c>events:DescribeApiDestination</c> reads it; the template does not hold it.
    /// </param>
    public static Webhook Create(string secretArn) =>
        new()
        {
            Endpoint = SecretValue.SecretsManager(secretArn).UnsafeUnwrap(),
            CallsPerSecond = 1,
            Sightings = PowersOfTen,
            Body = RuleTargetInput.FromObject(
                new Dictionary<string, object>
                {
                    ["text"] = string.Concat(
                        $":rotating_light: *{Webhook.Detail("verdict")}* image ({Webhook.Detail("reason.code")}): container `{Webhook.Detail("container")}` of ",
                        $"`{Webhook.Detail("image")}` in `{Webhook.Detail("cluster")}`. Decision: {Webhook.Detail("decision")} ({Webhook.Detail("stop.result")}). ",
                        $"Seen {Webhook.Detail("seen.total")} times. Task `{Webhook.Detail("task")}`"
                    ),
                }
            ),
        };
}
