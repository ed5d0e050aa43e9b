using Amazon.CDK;
using Constructs;
using EcsImageAuditor.Cdk;

namespace EcsImageAuditor.Infra;

/// <summary>What somebody who has just deployed the stack looks for.</summary>
internal sealed class AuditorOutputs : Construct
{
    public AuditorOutputs(Construct scope, ImageAuditor auditor)
        : base(scope, "Outputs")
    {
        Say("AlertTopicArn", auditor.Alerts.TopicArn, "Subscribe here to hear of findings and alarms");
        Say("AuditLogGroup", auditor.AuditLogs.LogGroupName, "Why each image was judged as it was");
        Say("UnauditedQueueUrl", auditor.UnauditedEvents.QueueUrl, "Task events that could not be audited");
        if (auditor.SigningProfileArn is { } profile)
            Say("SigningProfileArn", profile, "Sign images with this profile");
        Say("AuditorImageUri", auditor.ImageUri, "The auditor's own image: sign it with the profile that it trusts");
        if (auditor.UnnamedRepository is { } images)
            Say("RepositoryUri", images.RepositoryUri, "Push images here");
        if (auditor.NamedRepositories is { Count: > 0 } named)
            Say("RepositoryUris", string.Join(' ', named.Select(repository => repository.RepositoryUri)), "Push images here");
        if (auditor.Gate is { } gate)
        {
            Say("GateFunctionArn", gate.FunctionArn, "hookTargetArn of a service's lifecycle hook at PRE_SCALE_UP");
            Say("GateHookRoleArn", gate.RoleArn, "roleArn of the same hook");
        }

        if (auditor.CentralBus is { } central)
            Say("CentralBusArn", central.EventBusArn, "centralBusArn for the member accounts");
    }

    private void Say(string name, string value, string description)
    {
        var output = new CfnOutput(this, name, new CfnOutputProps { Value = value, Description = description });
        output.OverrideLogicalId(name);
    }
}
