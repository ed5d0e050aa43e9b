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
    private static readonly Duration FiveMinutes = Duration.Minutes(5);

    private static readonly Duration Minute = Duration.Minutes(1);
    private static readonly Duration Hour = Duration.Hours(1);

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

    /// <summary>
    /// In a minute with a run of the function 0, in a minute with events only 1, and in a minute with neither what was before: 1 from the first
    /// event on until the function runs. An event at the end of a minute that is audited in the next one, and a run that CloudWatch hears of
    /// late, are 1 for as long as that takes and no longer.
    /// </summary>
    public static MathExpression Silence(IRule rule, IFunction function) => Math(
        "Events without an audit",
        "FILL(IF(FILL(audits, 0) > 0, 0, IF(FILL(matched, 0) > 0, 1)), REPEAT)",
        Minute,
        ("audits", Invocations(function, Minute)),
        ("matched", MatchedEvents(rule, Minute)));

    /// <summary>By the hour: 0 where the function ran, and 1 where it did not.</summary>
    public static MathExpression Absence(IFunction function) => Math(
        "No run",
        "IF(FILL(runs, 0) > 0, 0, 1)",
        Hour,
        ("runs", Invocations(function, Hour)));

    /// <summary>How many messages more the queue holds than five minutes before; an idle queue publishes nothing.</summary>
    public static MathExpression MoreWaiting(IQueue queue) => Math(
        "More messages",
        "DIFF(FILL(waiting, 0))",
        FiveMinutes,
        ("waiting", Waiting(queue)));

    private static MathExpression Math(string label, string expression, Duration period, params (string Id, IMetric Metric)[] metrics) =>
        new(new MathExpressionProps
        {
            Label = label,
            Expression = expression,
            UsingMetrics = metrics.ToDictionary(used => used.Id, used => used.Metric),
            Period = period,
        });

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
