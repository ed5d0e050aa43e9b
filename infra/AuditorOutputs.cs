using Amazon.CDK;
using Constructs;
using EcsImageAuditor.Cdk.Functions;
using EcsImageAuditor.Cdk.Intake;
using EcsImageAuditor.Cdk.Repositories;

namespace EcsImageAuditor.Infra;

/// <summary>What somebody who has just deployed the stack looks for.</summary>
internal sealed class AuditorOutputs : Construct
{
    public AuditorOutputs(
        Construct scope, ImageRepositories repositories, ImageSigning? signing, string imageUri, AuditorParts parts, CentralBus? central)
        : base(scope, "Outputs")
    {
        Say("AlertTopicArn", parts.Alerts.Topic.TopicArn, "Subscribe here to hear of findings and alarms");
        Say("AuditLogGroup", parts.Audit.Auditor.Logs.LogGroupName, "Why each image was judged as it was");
        Say("UnauditedQueueUrl", parts.Events.Unaudited.QueueUrl, "Task events that could not be audited");
        if (signing is not null)
            Say("SigningProfileArn", signing.ProfileArn, "Sign images with this profile");
        Say("AuditorImageUri", imageUri, "The auditor's own image: sign it with the profile that it trusts");
        if (repositories.Unnamed is { } images)
            Say("RepositoryUri", images.RepositoryUri, "Push images here");
        if (repositories.Named.Count > 0)
            Say("RepositoryUris", string.Join(' ', repositories.Named.Select(repository => repository.RepositoryUri)), "Push images here");
        if (parts.Gate is { } gate)
        {
            Say("GateFunctionArn", gate.Auditor.Function.FunctionArn, "hookTargetArn of a service's lifecycle hook at PRE_SCALE_UP");
            Say("GateHookRoleArn", gate.HookRole.RoleArn, "roleArn of the same hook");
        }

        if (central is not null)
            Say("CentralBusArn", central.Bus.EventBusArn, "centralBusArn for the member accounts");
    }

    private void Say(string name, string value, string description)
    {
        var output = new CfnOutput(this, name, new CfnOutputProps { Value = value, Description = description });
        output.OverrideLogicalId(name);
    }
}
