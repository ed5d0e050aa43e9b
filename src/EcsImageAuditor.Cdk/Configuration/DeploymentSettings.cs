using System.Text.Json;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>What the CDK context says shall be deployed.</summary>
internal sealed partial record DeploymentSettings
{
    /// <summary>The keys that a member account knows.</summary>
    private static readonly string[] OfMembers = [ContextKeys.CentralBusArn, ContextKeys.PermissionsBoundary, ContextKeys.Tags];

    internal const string EventBusShape = "the ARN of an event bus (arn:aws:events:REGION:ACCOUNT:event-bus/NAME)";

    /// <summary>How a sentence names a setting.</summary>
    public SettingNames Names { get; private init; } = SettingNames.Context;

    public required Target Target { get; init; }

    public required RepositorySettings Repositories { get; init; }

    public required SigningSettings Signing { get; init; }

    public required TrustSettings Trust { get; init; }

    public required StopSettings Stops { get; init; }

    public required AlertSettings Alerts { get; init; }

    /// <summary>Null where no deployment gate is deployed.</summary>
    public required GateSettings? Gate { get; init; }

    public required FunctionSettings Function { get; init; }

    /// <summary>Null where running tasks are not audited again.</summary>
    public required SweepSettings? Sweep { get; init; }

    /// <summary>What a company asks of everything that is deployed in its accounts.</summary>
    public required PlatformSettings Platform { get; init; }

    /// <summary>ARNs of the IAM roles that may send dead letters back into the queue.</summary>
    public required IReadOnlyList<string> RedriveRoles { get; init; }

    /// <summary>The AWS organization whose accounts may send their events here, or null for none.</summary>
    public required string? OrganizationId { get; init; }

    /// <summary>In a member account: the event bus of the account that audits. Then nothing else is deployed.</summary>
    public required string? CentralBusArn { get; init; }

    /// <summary>Whether the sample is deployed besides the auditor.</summary>
    public required bool Sample { get; init; }

    /// <summary>Whether text is <see cref="EventBusShape"/>.</summary>
    internal static bool IsEventBus(string text) => EventBus().IsMatch(text);

    /// <param name="values">The CDK context.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="root">The repository's root.</param>
    /// <exception cref="ContextException">Some key is unknown or does not hold what it should.</exception>
    public static DeploymentSettings Read(IReadOnlyDictionary<string, JsonElement> values, Target target, string root) =>
        Read(values, target, root, SettingNames.Context);

    /// <param name="values">The settings by their keys.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <param name="root">The repository's root; null where the Lambda image is built already.</param>
    /// <param name="names">How a mistake names a setting.</param>
    /// <exception cref="ContextException">Some key is unknown or does not hold what it should.</exception>
    internal static DeploymentSettings Read(
        IReadOnlyDictionary<string, JsonElement> values, Target target, string? root, SettingNames names)
    {
        var context = new ContextReader(values, names);
        foreach (var key in values.Keys.Except(ContextKeys.All))
        {
            if (NearestKey.Of(key) is { } meant)
                context.Refuse(key, $"is unknown; write \"{meant}\" if that is meant, or rename the key if it is another app's.");
        }

        if (target.WhyUnsupported is { } why)
            context.Refuse(why);
        var signing = SigningSettings.Read(context, target);
        var settings = new DeploymentSettings
        {
            Names = names,
            Target = target,
            Repositories = RepositorySettings.Read(context),
            Signing = signing,
            Trust = TrustSettings.Read(context, target, new ImageFolder(root), signing.CreateProfile),
            Stops = StopSettings.Read(context, target),
            Alerts = AlertSettings.Read(context, target),
            Gate = GateSettings.Read(context),
            Function = FunctionSettings.Read(context, root is null ? null : LambdaDockerfile.In(root)),
            Sweep = SweepSettings.Read(context),
            Platform = PlatformSettings.Read(context, target),
            RedriveRoles = context.List(
                ContextKeys.RedriveRoles,
                Role().IsMatch,
                "the ARN of an IAM role with its path (arn:aws:iam::ACCOUNT:role/NAME)"
            ),
            OrganizationId = context.Text(
                ContextKeys.OrganizationId,
                Organization().IsMatch,
                "the id of an AWS organization such as o-a1b2c3d4e5"
            ),
            CentralBusArn = context.Text(
                ContextKeys.CentralBusArn,
                IsEventBus,
                EventBusShape
            ),
            Sample = context.Flag(ContextKeys.Sample, false),
        };
        settings.CheckMember(context);
        return context.Mistakes.Count == 0 ? settings : throw new ContextException(context.Mistakes);
    }

    private void CheckMember(ContextReader context)
    {
        if (CentralBusArn is null)
            return;
        foreach (var key in ContextKeys.All.Except(OfMembers).Where(context.Has))
            context.Refuse(key, $"has no effect with \"{ContextKeys.CentralBusArn}\": a member account only sends its events.");
    }

    // https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
    [GeneratedRegex("^o-[a-z0-9]{10,32}$")]
    private static partial Regex Organization();

    [GeneratedRegex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[a-zA-Z0-9_+=,.@/-]{1,512}$")]
    private static partial Regex Role();

    [GeneratedRegex("^arn:aws[a-z-]*:events:[a-z0-9-]+:[0-9]{12}:event-bus/[a-zA-Z0-9._-]+$")]
    private static partial Regex EventBus();
}
