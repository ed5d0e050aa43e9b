using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;
using EcsImageAuditor.Cdk.Intake;
using EcsImageAuditor.Cdk.Monitoring;
using BusTarget = Amazon.CDK.AWS.Events.Targets.EventBus;
using BusTargetProps = Amazon.CDK.AWS.Events.Targets.EventBusProps;

namespace EcsImageAuditor.Infra;

/// <summary>For an account whose tasks another account audits: sends its task events to that account's event bus.</summary>
public sealed class MemberStack : Stack
{
    /// <param name="scope">The app.</param>
    /// <param name="id">The stack's name.</param>
    /// <param name="centralBusArn">The event bus of the account that audits.</param>
    /// <param name="props">Where the stack goes.</param>
    public MemberStack(Construct scope, string id, string centralBusArn, IStackProps props)
        : base(scope, id, props)
    {
        var undelivered = new DeadLetterQueue(this, "Undelivered");
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
    }
}
