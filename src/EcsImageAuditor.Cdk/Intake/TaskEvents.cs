using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EcsImageAuditor.Cdk.Intake;

/// <summary>From ECS to the auditor: the rule that takes task events, the queue that holds them, and what catches the ones that get stuck.</summary>
internal sealed class TaskEvents : Construct
{
    /// <summary>How often an event is handed to the auditor before it is given up.</summary>
    public const int MaxReceives = 5;

    /// <summary>AWS recommends that a message stays hidden for six times the function's timeout.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html</remarks>
    private const int TimeoutsHidden = 6;

    public TaskEvents(Construct scope, string id, int timeoutSeconds, IKey? key)
        : base(scope, id)
    {
        Undelivered = new DeadLetterQueue(this, "Undelivered", key);
        Unaudited = new DeadLetterQueue(this, "Unaudited", key);
        Queue = new Queue(this, "Queue", new QueueProps
        {
            Encryption = key is null ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS,
            EncryptionMasterKey = key,
            EnforceSSL = true,
            VisibilityTimeout = Duration.Seconds(TimeoutsHidden * timeoutSeconds),
            RetentionPeriod = Duration.Days(4),
            DeadLetterQueue = new Amazon.CDK.AWS.SQS.DeadLetterQueue { Queue = Unaudited, MaxReceiveCount = MaxReceives },
        });
        LongestRetry = Duration.Seconds(TimeoutsHidden * timeoutSeconds * MaxReceives);
        Rule = Take("Rule", null);
    }

    public Rule Rule { get; }

    /// <summary>The rule on the bus of other accounts, or null without one.</summary>
    public Rule? CentralRule { get; private set; }

    public Queue Queue { get; }

    /// <summary>Events that EventBridge could not put into the queue.</summary>
    public Queue Undelivered { get; }

    /// <summary>Events that were handed to the auditor in vain.</summary>
    public Queue Unaudited { get; }

    /// <summary>How old a message gets that fails until it is given up.</summary>
    public Duration LongestRetry { get; }

    /// <summary>Takes events from another bus too.</summary>
    public void TakeFrom(IEventBus bus) => CentralRule = Take("CentralRule", bus);

    /// <summary>
    /// Lets only the rules and these roles put events into the queue. Without it everybody of the account whose own policy has
    /// <c>sqs:SendMessage</c> on all resources could make events up.
    /// </summary>
    /// <param name="roles">ARNs: the function that puts events back, and those who send dead letters back.</param>
    /// <remarks>
    /// A service that calls has no aws:PrincipalArn and a role no aws:SourceArn, and a key that is missing matches a negated operator.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
    /// </remarks>
    public void RefuseSendersBut(IReadOnlyList<string> roles)
    {
        var rules = new[] { Rule, CentralRule }.OfType<Rule>().Select(rule => rule.RuleArn).ToArray();
        Refuse(Queue, "ArnNotEquals", new Dictionary<string, object> { ["aws:SourceArn"] = rules, ["aws:PrincipalArn"] = roles.ToArray() });
        Refuse(Undelivered, "ArnNotEquals", new Dictionary<string, object> { ["aws:SourceArn"] = rules });

        // SQS itself moves what was handed out in vain; that is no call of anybody.
        Refuse(Unaudited, "Bool", new Dictionary<string, object> { ["aws:PrincipalIsAWSService"] = "false" });
    }

    private static void Refuse(Queue queue, string condition, Dictionary<string, object> operands) =>
        queue.AddToResourcePolicy(new PolicyStatement(new PolicyStatementProps
        {
            Sid = "NobodyElseSends",
            Effect = Effect.DENY,
            Principals = [new AnyPrincipal()],
            Actions = ["sqs:SendMessage"],
            Resources = [queue.QueueArn],
            Conditions = new Dictionary<string, object> { [condition] = operands },
        }));

    private Rule Take(string id, IEventBus? bus)
    {
        var rule = new Rule(
            this,
            id,
            new RuleProps
            {
                EventBus = bus,
                Description = "ECS tasks that run or ended",
                EventPattern = TaskEventPattern.Create(),
            }
        );
        rule.AddTarget(new SqsQueue(Queue, new SqsQueueProps { DeadLetterQueue = Undelivered }));
        return rule;
    }
}
