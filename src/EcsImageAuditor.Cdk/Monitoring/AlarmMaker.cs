using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Constructs;

namespace EcsImageAuditor.Cdk.Monitoring;

/// <summary>
/// Makes alarms with the same name in every deployment of a stack: <c>STACK-ID</c>, or <c>STACK-PATH-ID</c> where the auditor is not directly
/// in its stack.
/// </summary>
/// <param name="scope">Holds the alarms.</param>
/// <param name="tell">What an alarm does when it goes off; null for nothing.</param>
/// <remarks>
/// Of an alarm, a change of the name only makes CloudFormation replace it, and with another logical id under the same name it would delete
/// the alarm that it has just written: an id here is never given to another alarm.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html
/// </remarks>
internal sealed class AlarmMaker(Construct scope, IAlarmAction? tell)
{
    /// <summary>How many points of five minutes a day and an hour have.</summary>
    private const int Day = 288, Hour = 12;

    /// <summary>How many points of five minutes somebody may look at a queue's messages, which hides them meanwhile.</summary>
    private const int Look = 3;

    /// <summary>The id that CDK leaves out of logical ids.</summary>
    private const string Unnamed = "Default";

    private readonly List<string> _ending = [];
    private readonly string _prefix = Prefix(scope);

    /// <summary>The names of the alarms of which people hear when they are over.</summary>
    public IReadOnlyList<string> Ending => _ending;

    /// <summary>On while the newest value reaches the threshold.</summary>
    public void While(string id, string meaning, IMetric metric, double threshold = 1, int periods = 1) =>
        Add(id, meaning, Reaches(metric, threshold, periods, periods));

    /// <summary>On for an hour from the last time: losses that follow each other are one message, and one after a quiet hour is another.</summary>
    public void OfAnHour(string id, string meaning, IMetric metric, double threshold = 1) =>
        Add(id, meaning, Reaches(metric, threshold, Hour, 1));

    /// <summary>As <see cref="OfAnHour"/>, but not over while what has arrived is still there: another alarm knows that.</summary>
    public void Rising(string id, string meaning, IMetric metric) => _ = Add(id, meaning, Reaches(metric, 1, Hour, 1), ends: false);

    /// <summary>Tells nobody when it goes off; another alarm does.</summary>
    public void Holding(string id, string meaning, IMetric metric) => _ = Add(id, meaning, Reaches(metric, 1, Look, 1), tells: false);

    /// <summary>On for a day from the last time: a cause that lasts is one message, however often a launch or a container meets it.</summary>
    public void OfADay(string id, string meaning, IMetric metric) => Add(id, meaning, Reaches(metric, 1, Day, 1));

    /// <summary>
    /// On from when so many points in a row reach 1 until one does not. Where there are no points, it stays as it is: nothing has happened
    /// since.
    /// </summary>
    public void Until(string id, string meaning, IMetric metric, int periods)
    {
        var props = Reaches(metric, 1, periods, periods);
        props.TreatMissingData = TreatMissingData.IGNORE;
        Add(id, meaning, props);
    }

    /// <summary>On when so many hours in a row reach 1, of those since the alarm was made: before, there was nothing to happen.</summary>
    /// <remarks>
    /// CloudFormation is known to take the warm-up in the standard partition only. Elsewhere the alarm is on until the first run.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-warm-up.html
    /// </remarks>
    public void OfHours(string id, string meaning, IMetric metric, int hours)
    {
        var props = Reaches(metric, 1, hours, hours);
        props.TreatMissingData = TreatMissingData.BREACHING;
        var warmsUp = new CfnCondition(
            scope,
            "WarmsUp",
            new CfnConditionProps { Expression = Fn.ConditionEquals(Amazon.CDK.Aws.PARTITION, "aws") }
        );
        ((CfnAlarm)Add(id, meaning, props).Node.DefaultChild!).AddPropertyOverride("WarmUpConfiguration", new Dictionary<string, object>
        {
            ["Fn::If"] = new object[]
            {
                warmsUp.LogicalId,
                new Dictionary<string, object>
                {
                    ["WarmUpPeriodDurationInMinutes"] = 60 * hours,
                    ["OnlyStartEvaluatingAfterWarmUpPeriodEnds"] = true,
                },
                new Dictionary<string, object> { ["Ref"] = "AWS::NoValue" },
            },
        });
    }

    private Alarm Add(string id, string meaning, AlarmProps props, bool tells = true, bool ends = true)
    {
        props.AlarmName = $"{_prefix}-{id}";
        props.AlarmDescription = $"ECS image auditor: {meaning}";
        var alarm = new Alarm(scope, id, props);
        if (tell is not null && tells)
            alarm.AddAlarmAction(tell);
        if (ends)
            _ending.Add(props.AlarmName);
        return alarm;
    }

    private static AlarmProps Reaches(IMetric metric, double threshold, int periods, int needed) => new()
    {
        Metric = metric,
        Threshold = threshold,
        ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        TreatMissingData = TreatMissingData.NOT_BREACHING,
        EvaluationPeriods = periods,
        DatapointsToAlarm = needed == periods ? null : needed,
    };

    private static string Prefix(Construct scope)
    {
        var stack = Stack.Of(scope);
        var holder = scope is Stack ? scope.Node.Path : scope.Node.Scope!.Node.Path;
        var inside = holder[stack.Node.Path.Length..].Split('/').Where(part => part is not ("" or Unnamed));
        return string.Join('-', inside.Prepend(stack.StackName));
    }
}
