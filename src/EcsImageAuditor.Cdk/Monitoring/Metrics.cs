using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;

namespace EcsImageAuditor.Cdk.Monitoring;

/// <summary>The metrics that alarms and dashboard share.</summary>
internal static class Metrics
{
    /// <summary>The period of all metrics but those that say otherwise.</summary>
    public static readonly Duration FiveMinutes = Duration.Minutes(5);

    /// <summary>What the functions write into their logs as embedded metrics.</summary>
    private const string AuditorNamespace = "EcsImageAuditor";

    /// <summary>What the functions counted, over all of them. The names are those of the product's AuditMeter.</summary>
    public static Metric Counted(string name) => OfAuditor(name, "Sum");

    /// <summary>Milliseconds that verifying a digest takes.</summary>
    public static Metric VerificationLatency(string statistic) => OfAuditor("VerificationLatency", statistic);

    public static Metric Waiting(IQueue queue) => queue.MetricApproximateNumberOfMessagesVisible(Of("Maximum"));

    /// <summary>Seconds that the oldest event has waited.</summary>
    public static Metric Age(IQueue queue) => queue.MetricApproximateAgeOfOldestMessage(Of("Maximum"));

    public static Metric Errors(IFunction function) => function.MetricErrors(Of("Sum"));

    public static Metric Throttles(IFunction function) => function.MetricThrottles(Of("Sum"));

    public static Metric Invocations(IFunction function, Duration? period = null) => function.MetricInvocations(Of("Sum", period));

    /// <summary>Milliseconds.</summary>
    public static Metric Duration99(IFunction function) => function.MetricDuration(Of("p99"));

    public static Metric FailedAlerts(ITopic topic) => topic.MetricNumberOfNotificationsFailed(Of("Sum"));

    public static Metric MatchedEvents(IRule rule, Duration? period = null) => OfRule(rule, "TriggeredRules", period);

    /// <summary>Events that EventBridge could put neither into the queue nor into the queue for undelivered events.</summary>
    public static Metric LostEvents(IRule rule) => OfRule(rule, "InvocationsFailedToBeSentToDlq", null);

    /// <summary>1 where ECS sent events and the function was never run in the whole period; else 0.</summary>
    public static MathExpression Silence(IRule rule, IFunction function, Duration period) =>
        new(
            new MathExpressionProps
            {
                Label = "Events without an audit",
                Expression = "IF(FILL(matched, 0) > 0 AND FILL(audits, 0) == 0, 1, 0)",
                UsingMetrics = new Dictionary<string, IMetric>
                {
                    ["matched"] = MatchedEvents(rule, period),
                    ["audits"] = Invocations(function, period),
                },
                Period = period,
            }
        );

    private static Metric OfAuditor(string name, string statistic) => new(new MetricProps
    {
        Namespace = AuditorNamespace,
        MetricName = name,
        Statistic = statistic,
        Period = FiveMinutes,
    });

    private static Metric OfRule(IRule rule, string name, Duration? period) => new(new MetricProps
    {
        Namespace = "AWS/Events",
        MetricName = name,
        DimensionsMap = DimensionsOf(rule),
        Statistic = "Sum",
        Period = period ?? FiveMinutes,
    });

    /// <summary>
    /// A rule of the default bus has no dimension for its bus. Of another bus CloudFormation's name of the rule is <c>BUS|RULE</c> and
    /// CloudWatch's is <c>RULE</c>, which the ARN ends with.
    /// </summary>
    /// <remarks>https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html</remarks>
    private static Dictionary<string, string> DimensionsOf(IRule rule) =>
        ((Amazon.CDK.AWS.Events.CfnRule)rule.Node.DefaultChild!).EventBusName is { } bus
            ? new() { ["RuleName"] = Fn.Select(2, Fn.Split("/", rule.RuleArn)), ["EventBusName"] = bus }
            : new() { ["RuleName"] = rule.RuleName };

    private static MetricOptions Of(string statistic, Duration? period = null) =>
        new() { Statistic = statistic, Period = period ?? FiveMinutes };
}
