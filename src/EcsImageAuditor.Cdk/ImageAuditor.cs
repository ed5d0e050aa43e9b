using Amazon.CDK;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EcsImageAuditor.Cdk.Alerting;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Cdk.Functions;
using EcsImageAuditor.Cdk.Intake;
using EcsImageAuditor.Cdk.Monitoring;
using EcsImageAuditor.Cdk.Platform;
using EcsImageAuditor.Cdk.Repositories;

namespace EcsImageAuditor.Cdk;

/// <summary>
/// The auditor, once for an account and region:
/// <code>
/// ECS task events ─ rule ─ queue ─ audit ─┐
/// running tasks ─ schedule ─────── sweep ─┼─ topic ─ e-mail, Slack
/// service deployments ──────────── gate ──┘
/// </code>
/// with repositories and a signing profile before it, verdicts remembered in a table, and alarms and a dashboard beside it.
/// </summary>
public sealed class ImageAuditor : Construct
{
    private readonly AuditorParts _parts;

    /// <param name="scope">The parent.</param>
    /// <param name="id">The name in the construct tree.</param>
    /// <param name="props">What is deployed.</param>
    /// <exception cref="ArgumentException">Something in the props is not usable; the message names each property.</exception>
    public ImageAuditor(Construct scope, string id, ImageAuditorProps props)
        : this(scope, id, PropsReader.Read(props, TargetOf(scope)), props.Image)
    {
    }

    /// <param name="scope">The parent.</param>
    /// <param name="id">The name in the construct tree.</param>
    /// <param name="settings">What is deployed.</param>
    /// <param name="image">The image of the Lambda functions.</param>
    internal ImageAuditor(Construct scope, string id, DeploymentSettings settings, AuditorImage image)
        : base(scope, id)
    {
        var repositories = new ImageRepositories(this, "Repositories", settings.Repositories);
        var signing = settings.Signing.CreateProfile ? new ImageSigning(this, "Signing", settings.Signing) : null;

        var key = CustomerKey.Import(this, settings.Platform.KmsKeyArn);
        var alerts = new AlertTopic(this, "Alerts", settings.Alerts, key);
        var verdicts = new VerdictTable(this, "Verdicts", key);
        var code = image.Create(settings.Function);
        ImageUri = code.UriIn(this);
        var functions = new AuditorFunctionProps
        {
            Settings = settings,
            Image = code,
            Alerts = alerts,
            Verdicts = verdicts,
            Key = key,
            Network = settings.Platform.Network is { } network ? new FunctionNetwork(this, "Network", network) : null,
            Environment = AuditorEnvironment.Create(settings, signing?.ProfileArn, ImageUri, alerts, verdicts),
        };

        var events = new TaskEvents(this, "TaskEvents", settings.Function.TimeoutSeconds, key);
        var central = settings.OrganizationId is { } organization ? new CentralBus(this, "Central", organization) : null;
        if (central is not null)
            events.TakeFrom(central.Bus);

        var webhooks = settings.Alerts is { Webhooks: { Any: true } tools, VerdictEventBus: { } bus }
            ? new Webhooks(this, "Webhooks", tools, bus, key)
            : null;
        _parts = new AuditorParts
        {
            Events = events,
            Audit = new EventAudit(this, "Audit", events, functions),
            Sweep = settings.Sweep is { } sweep ? new RunningTaskSweep(this, "Sweep", functions, sweep.Hours) : null,
            Gate = settings.Gate is null ? null : new DeploymentGate(this, "Gate", functions),
            Alerts = alerts,
            Webhooks = webhooks,
        };
        events.RefuseSendersBut([_parts.Audit.Auditor.Role.RoleArn, .. settings.RedriveRoles]);
        foreach (var (index, warning) in settings.Trust.WideExemptions.Index())
            Annotations.Of(this).AddWarningV2($"ecs-image-auditor:wide-exemption-{index + 1}", warning);
        if (settings.Alerts.ReachNobody)
            Annotations.Of(this).AddWarningV2(
                "ecs-image-auditor:nobody-hears",
                settings.Names.Rename(
                    $"Nobody would hear an alert of this stack: set \"{ContextKeys.AlertEmails}\", \"{ContextKeys.SlackChannelId}\", "
                    + $"\"{ContextKeys.PagerDutySecretArn}\" or \"{ContextKeys.VerdictEventBus}\", or subscribe to its alert topic."));
        _ = new AuditorAlarms(this, "Alarms", _parts);
        _ = new AuditorDashboard(this, "Dashboard", _parts);

        Everywhere.Apply(this, settings.Platform);
        Gate = _parts.Gate is { } gate ? new ImageGate(gate.Auditor.Function.FunctionArn, gate.HookRole.RoleArn) : null;
        NamedRepositories = repositories.Named;
        UnnamedRepository = repositories.Unnamed;
        SigningProfileArn = signing?.ProfileArn;
        CentralBus = central?.Bus;
        Registries = settings.Trust.Registries;
    }

    /// <summary>Asks before each deployment of a service; null unless <see cref="ImageAuditorProps.Gate"/> is set.</summary>
    public ImageGate? Gate { get; }

    /// <summary>Where findings and alarms go.</summary>
    public ITopic Alerts => _parts.Alerts.Topic;

    /// <summary>The function that audits tasks as they start.</summary>
    public IFunction Audit => _parts.Audit.Auditor.Function;

    /// <summary>Its log, which says why each image was judged as it was.</summary>
    public ILogGroup AuditLogs => _parts.Audit.Auditor.Logs;

    /// <summary>Task events that could not be audited.</summary>
    public IQueue UnauditedEvents => _parts.Events.Unaudited;

    /// <summary>The repositories of <see cref="ImageAuditorProps.Repositories"/>, or the one that CloudFormation names.</summary>
    public IReadOnlyList<IRepository> Repositories => UnnamedRepository is { } unnamed ? [.. NamedRepositories, unnamed] : NamedRepositories;

    /// <summary>The image that the functions run in.</summary>
    public string ImageUri { get; }

    /// <summary>ARN of the construct's own signing profile, or null.</summary>
    public string? SigningProfileArn { get; }

    /// <summary>The bus to which other accounts of the organization send their task events, or null.</summary>
    public IEventBus? CentralBus { get; }

    internal IReadOnlyList<IRepository> NamedRepositories { get; }

    internal IRepository? UnnamedRepository { get; }

    /// <summary>Where images may come from besides the ECR registries of the stack's account.</summary>
    internal IReadOnlyList<string> Registries { get; }

    private static Target TargetOf(Construct scope)
    {
        var stack = Stack.Of(scope);
        return new Target(Known(stack.Account), Known(stack.Region));

        static string? Known(string value) => Token.IsUnresolved(value) ? null : value;
    }
}
