using Amazon.CDK;
using Amazon.CDK.AWS.Events;

namespace EcsImageAuditor.Cdk.Alerting;

/// <summary>An event of PagerDuty's Events API v2 that opens an incident, or adds to the one that is open.</summary>
/// <remarks>https://developer.pagerduty.com/docs/send-alert-event</remarks>
internal static class PagerDutyWebhook
{
    private const string Endpoint = "https://events.pagerduty.com/v2/enqueue";
    private const string EndpointInEurope = "https://events.eu.pagerduty.com/v2/enqueue";

    // An incident is one workload that runs one image which is bad in one way: the same image elsewhere is another. PagerDuty takes 255
    // characters of a key, which names of clusters and services may be longer than, so alertKey stands for them.
    /// <summary>The key of an incident makes one of many events, so a few more than one are sent, should one get lost.</summary>
    private static readonly object[] FirstTenAndPowersOfTen =
        [new Dictionary<string, object> { ["numeric"] = new object[] { "<=", 10 } }, 100, 1_000, 10_000, 100_000];

    /// <param name="secretArn">The secret that holds the integration key.</param>
    /// <param name="inEurope">Whether the account is in PagerDuty's service region in Europe.</param>
    public static Webhook Create(string secretArn, bool inEurope) =>
        new()
        {
            Endpoint = inEurope ? EndpointInEurope : Endpoint,
            SecretMembers = new Dictionary<string, SecretValue> { ["routing_key"] = SecretValue.SecretsManager(secretArn) },
            CallsPerSecond = 2,
            Sightings = FirstTenAndPowersOfTen,
            Body = RuleTargetInput.FromObject(
                new Dictionary<string, object>
                {
                    ["event_action"] = "trigger",
                    ["dedup_key"] =
                        $"{Webhook.Detail("account")}/{Webhook.Detail("region")}/{Webhook.Detail("reason.code")}/"
                        + Webhook.Detail("alertKey"),
                    ["payload"] = new Dictionary<string, object>
                    {
                        ["summary"] =
                            $"ECS image {Webhook.Detail("verdict")} ({Webhook.Detail("reason.code")}): container {Webhook.Detail("container")} in "
                            + $"{Webhook.Detail("cluster")}; decision: {Webhook.Detail("decision")}",
                        ["source"] = Webhook.Detail("cluster"),
                        ["severity"] = "error",
                        ["timestamp"] = EventField.Time,
                        ["component"] = Webhook.Detail("container"),
                        ["class"] = Webhook.Detail("reason.code"),
                        ["custom_details"] = EventField.FromPath("$.detail"),
                    },
                }
            ),
        };
}
