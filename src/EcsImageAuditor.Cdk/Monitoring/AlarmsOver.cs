using Amazon.CDK.AWS.Events;
using Constructs;
using EcsImageAuditor.Cdk.Alerting;

namespace EcsImageAuditor.Cdk.Monitoring;

/// <summary>
/// Tells the topic when an alarm is over. An alarm's own OK action would also run for each new alarm, when its state becomes known for the
/// first time, and again when an update renames it: some twenty messages after a deployment that mean nothing.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html</remarks>
internal sealed class AlarmsOver : Construct
{
    /// <summary>EventBridge takes patterns of 4096 characters.</summary>
    private const int LongestList = 3500;

    private const string Text =
        "\"OVER: <name> is no longer in alarm. It was from <since> to <time> (UTC) and had said: <about>\"";

    /// <remarks>https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html</remarks>
    private const string Chat =
        """{"version":"1.0","source":"custom","content":{"textType":"client-markdown","title":"OVER: <name>","description":"It was in alarm from <since> to <time> (UTC) and had said: <about>"}}""";

    private static readonly string[] Source = ["aws.cloudwatch"];
    private static readonly string[] DetailType = ["CloudWatch Alarm State Change"];
    private static readonly string[] Fine = ["OK"];
    private static readonly string[] Alarmed = ["ALARM"];

    /// <param name="scope">The parent.</param>
    /// <param name="id">The name in the construct tree.</param>
    /// <param name="names">Names of the alarms.</param>
    /// <param name="alerts">The topic that is told.</param>
    /// <param name="inChat">Whether a chat reads the topic, which shows no plain text.</param>
    public AlarmsOver(Construct scope, string id, IReadOnlyList<string> names, AlertTopic alerts, bool inChat)
        : base(scope, id)
    {
        var rule = new CfnRule(this, "Rule", new CfnRuleProps
        {
            Description = "Alarms of the ECS image auditor that are over",
            EventPattern = new Dictionary<string, object>
            {
                ["source"] = Source,
                ["detail-type"] = DetailType,
                ["detail"] = new Dictionary<string, object>
                {
                    ["alarmName"] = Matching(names),
                    ["state"] = new Dictionary<string, object> { ["value"] = Fine },
                    ["previousState"] = new Dictionary<string, object> { ["value"] = Alarmed },
                },
            },
            Targets = new[]
            {
                new CfnRule.TargetProperty
                {
                    Id = "Topic",
                    Arn = alerts.Topic.TopicArn,
                    InputTransformer = new CfnRule.InputTransformerProperty
                    {
                        InputPathsMap = new Dictionary<string, string>
                        {
                            ["name"] = "$.detail.alarmName",
                            ["about"] = "$.detail.configuration.description",
                            ["since"] = "$.detail.previousState.timestamp",
                            ["time"] = "$.time",
                        },
                        InputTemplate = inChat ? Chat : Text,
                    },
                },
            },
        });
        alerts.AllowRule(rule.AttrArn);
    }

    private static object[] Matching(IReadOnlyList<string> names) =>
        names.Sum(name => name.Length + 3) <= LongestList
            ? [.. names]
            : [new Dictionary<string, object> { ["prefix"] = names[0][..(names[0].LastIndexOf('-') + 1)] }];
}
