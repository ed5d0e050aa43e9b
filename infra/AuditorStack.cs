using Amazon.CDK;
using Constructs;
using EcsImageAuditor.Cdk.Alerting;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Cdk.Functions;
using EcsImageAuditor.Cdk.Intake;
using EcsImageAuditor.Cdk.Monitoring;
using EcsImageAuditor.Cdk.Repositories;
using EcsImageAuditor.Infra.Sample;

namespace EcsImageAuditor.Infra;

/// <summary>
/// The auditor:
/// <code>
/// ECS task events ─ rule ─ queue ─ audit ─┐
/// running tasks ─ schedule ─────── sweep ─┼─ topic ─ e-mail, Slack
/// service deployments ──────────── gate ──┘
/// </code>
/// with repositories and a signing profile before it, verdicts remembered in a table, and alarms and a dashboard beside it.
/// </summary>
public sealed class AuditorStack : Stack
{
    /// <param name="scope">The app.</param>
    /// <param name="id">The stack's name.</param>
    /// <param name="settings">What the context says.</param>
    /// <param name="root">The repository's root, from which the Lambda image is built.</param>
    /// <param name="props">Where the stack goes.</param>
    public AuditorStack(Construct scope, string id, DeploymentSettings settings, string root, IStackProps props)
        : base(scope, id, props)
    {
        var repositories = new ImageRepositories(this, "Repositories", settings.Repositories);
        var signing = settings.Signing.CreateProfile ? new ImageSigning(this, "Signing", settings.Signing) : null;

        var alerts = new AlertTopic(this, "Alerts", settings.Alerts);
        var verdicts = new VerdictTable(this, "Verdicts");
        var image = new AuditorImage(root, settings.Function);
        var imageUri = image.UriIn(this);
        var functions = new AuditorFunctionProps
        {
            Settings = settings,
            Image = image,
            Alerts = alerts,
            Verdicts = verdicts,
            Environment = AuditorEnvironment.Create(settings, signing?.ProfileArn, imageUri, alerts, verdicts),
        };

        var events = new TaskEvents(this, "TaskEvents", settings.Function.TimeoutSeconds);
        var central = settings.OrganizationId is { } organization ? new CentralBus(this, "Central", organization) : null;
        if (central is not null)
            events.TakeFrom(central.Bus);

        var webhooks = settings.Alerts is { Webhooks: { Any: true } tools, VerdictEventBus: { } bus }
            ? new Webhooks(this, "Webhooks", tools, bus)
            : null;
        var parts = new AuditorParts
        {
            Events = events,
            Audit = new EventAudit(this, "Audit", events, functions),
            Sweep = settings.Sweep is { } sweep ? new RunningTaskSweep(this, "Sweep", functions, sweep.Hours) : null,
            Gate = settings.Gate is null ? null : new DeploymentGate(this, "Gate", functions),
            Alerts = alerts,
            Webhooks = webhooks,
        };
        events.RefuseSendersBut([parts.Audit.Auditor.Role.RoleArn, .. settings.RedriveRoles]);
        GateAddress = settings.Sample && parts.Gate is { } gate ? new GateAddress(this, "GateAddress", gate) : null;
        foreach (var (index, warning) in settings.Trust.WideExemptions.Index())
            Annotations.Of(this).AddWarningV2($"ecs-image-auditor:wide-exemption-{index + 1}", warning);
        if (settings.Alerts.ReachNobody)
            Annotations.Of(this).AddWarningV2(
                "ecs-image-auditor:nobody-hears",
                $"Nobody would hear an alert of this stack: set \"{ContextKeys.AlertEmails}\", \"{ContextKeys.SlackChannelId}\", "
                    + $"\"{ContextKeys.PagerDutySecretArn}\" or \"{ContextKeys.VerdictEventBus}\", "
                    + "or subscribe to the topic that the output AlertTopicArn names."
            );
        _ = new AuditorAlarms(this, "Alarms", parts);
        _ = new AuditorDashboard(this, "Dashboard", parts);
        _ = new AuditorOutputs(this, repositories, signing, imageUri, parts, central);
    }

    /// <summary>Null where no gate is deployed, or no sample that would ask it.</summary>
    internal GateAddress? GateAddress { get; }
}
