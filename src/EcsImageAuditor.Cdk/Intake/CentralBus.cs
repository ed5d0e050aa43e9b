using Amazon.CDK.AWS.Events;
using Constructs;

namespace EcsImageAuditor.Cdk.Intake;

/// <summary>The event bus to which the accounts of an organization send their task events.</summary>
internal sealed class CentralBus : Construct
{
    public CentralBus(Construct scope, string id, string organizationId)
        : base(scope, id)
    {
        Bus = new EventBus(this, "Bus", new EventBusProps { EventBusName = "ecs-image-auditor" });
        _ = new CfnEventBusPolicy(this, "Policy", new CfnEventBusPolicyProps
        {
            EventBusName = Bus.EventBusName,
            StatementId = "OrganizationSendsTaskEvents",
            Statement = new Dictionary<string, object>
            {
                ["Sid"] = "OrganizationSendsTaskEvents",
                ["Effect"] = "Allow",
                ["Principal"] = "*",
                ["Action"] = "events:PutEvents",
                ["Resource"] = Bus.EventBusArn,
                ["Condition"] = new Dictionary<string, object>
                {
                    ["StringEquals"] = new Dictionary<string, object>
                    {
                        ["aws:PrincipalOrgID"] = organizationId,
                        ["events:source"] = TaskEventPattern.Source,
                        ["events:detail-type"] = TaskEventPattern.DetailType,
                    },
                },
            },
        });
    }

    public EventBus Bus { get; }
}
