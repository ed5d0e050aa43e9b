using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Cdk.Intake;
using EcsImageAuditor.Cdk.Monitoring;
using BusTarget = Amazon.CDK.AWS.Events.Targets.EventBus;
using BusTargetProps = Amazon.CDK.AWS.Events.Targets.EventBusProps;
using DeadLetterQueue = EcsImageAuditor.Cdk.Intake.DeadLetterQueue;

namespace EcsImageAuditor.Cdk;

/// <summary>For an account whose tasks another account audits: sends its task events to that account's event bus.</summary>
public sealed class ImageAuditorMember : Construct
{
    /// <param name="scope">The parent.</param>
    /// <param name="id">The name in the construct tree.</param>
    /// <param name="centralBusArn">The event bus of the account that audits.</param>
    /// <exception cref="ArgumentException">It is not the ARN of an event bus.</exception>
    public ImageAuditorMember(Construct scope, string id, string centralBusArn)
        : base(scope, id)
    {
        if (!DeploymentSettings.IsEventBus(centralBusArn))
            throw new ArgumentException($"\"{centralBusArn}\" is not {DeploymentSettings.EventBusShape}.", nameof(centralBusArn));

        var undelivered = new DeadLetterQueue(this, "Undelivered", key: null);
        var rule = new Rule(
            this,
            "Rule",
            new RuleProps { Description = "ECS tasks that run or ended, for the central auditor", EventPattern = TaskEventPattern.Create() }
        );
        rule.AddTarget(
            new BusTarget(EventBus.FromEventBusArn(this, "CentralBus", centralBusArn), new BusTargetProps { DeadLetterQueue = undelivered })
        );

        new AlarmMaker(new Construct(this, "Alarms"), tell: null).WatchLost(
            "Undelivered",
            "task events did not reach the central event bus. Read the queue Undelivered: its messages' attributes say why.",
            undelivered
        );
        Undelivered = undelivered;
    }

    /// <summary>
    /// Task events that did not reach the other account. An alarm watches it, which tells nobody until it is given an action.
    /// </summary>
    public IQueue Undelivered { get; }
}
