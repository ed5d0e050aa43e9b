using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EcsImageAuditor.Infra.Intake;

/// <summary>From ECS to the auditor: the rule that takes task events, the queue that holds them, and what catches the ones that get stuck.</summary>
internal sealed class TaskEvents : Construct
{
    /// <summary>How often an event is handed to the auditor before it is given up.</summary>
    public const int MaxReceives = 5;

    /// <summary>AWS recommends that a message stays hidden for six times the function's timeout.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html</remarks>
    private const int TimeoutsHidden = 6;

    public TaskEvents(Construct scope, string id, int timeoutSeconds)
        : base(scope, id)
    {
        Undelivered = new DeadLetterQueue(this, "Undelivered");
        Unaudited = new DeadLetterQueue(this, "Unaudited");
        Queue = new Queue(this, "Queue", new QueueProps
        {
            Encryption = QueueEncryption.SQS_MANAGED,
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
