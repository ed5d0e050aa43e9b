using System.Text.Json.Nodes;
using Amazon.CDK;
using Amazon.CDK.AWS.ECS;

namespace EcsImageAuditor.Cdk.Services;

/// <summary>A service whose deployments can ask the gate.</summary>
internal sealed class HookedService(CfnService service)
{
    private const string StrategyEntry = "ecs-image-auditor:strategy";
    private const string HookEntry = "ecs-image-auditor:hook";

    /// <summary>Before a task of the revision exists, and when its digests are known but it gets no traffic yet.</summary>
    private static readonly string[] Stages = ["PRE_SCALE_UP", "POST_SCALE_UP"];

    /// <summary>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-lifecycle-hooks.html</summary>
    private static readonly string[] StrategiesWithHooks = ["BLUE_GREEN", "LINEAR", "CANARY"];

    /// <summary>Whether the gate's hook was attached before.</summary>
    public bool IsHooked => Entry(HookEntry) is not null;

    /// <summary>True where ECS deploys the service and nothing that CDK shows says how.</summary>
    public bool NamesNoStrategy => OtherController is null && Strategy is null;

    /// <summary>Why lifecycle hooks of the service would not call a function, a sentence; null where they do.</summary>
    public string? WhyNoHooks =>
        OtherController is { } controller ? $"its deployments are controlled by {controller}, which asks no lifecycle hooks"
        : Strategy is { } strategy && StrategiesWithHooks.Contains(strategy) ? null
        : $"its deployment strategy is {Strategy ?? "ROLLING (the default)"}, for which AWS does not document that lifecycle hooks call functions";

    private string? OtherController => Text(service.DeploymentController, "type") is { } controller and not "ECS" ? controller : null;

    private string? Strategy => Entry(StrategyEntry) ?? Text(service.DeploymentConfiguration, "strategy");

    /// <summary>Sets the strategy. CDK 2.160 has no property for it.</summary>
    /// <param name="strategy">As CloudFormation names it.</param>
    /// <param name="bakeMinutes">How long the old revision is kept after the new one took over.</param>
    public void Use(string strategy, int? bakeMinutes)
    {
        service.AddPropertyOverride("DeploymentConfiguration.Strategy", strategy);
        if (bakeMinutes is { } minutes)
            service.AddPropertyOverride("DeploymentConfiguration.BakeTimeInMinutes", minutes);
        service.Node.AddMetadata(StrategyEntry, strategy);
    }

    /// <summary>Has ECS ask the gate, besides the hooks that the service's properties name.</summary>
    /// <param name="functionArn">ARN of the gate's function.</param>
    /// <param name="roleArn">ARN of the role that ECS calls it with.</param>
    public void Attach(string functionArn, string roleArn)
    {
        var hook = new Dictionary<string, object>
        {
            ["HookTargetArn"] = functionArn,
            ["RoleArn"] = roleArn,
            ["LifecycleStages"] = Stages,
        };
        service.AddPropertyOverride("DeploymentConfiguration.LifecycleHooks", ExistingHooks().Append(hook).ToArray());
        service.Node.AddMetadata(HookEntry, "attached");
    }

    /// <summary>Ends synthesis with the reason and the ways out.</summary>
    public void Refuse(string reason) => Annotations.Of(service).AddError(
        $"{service.Node.Path} cannot ask the image gate: {reason}. Give Guard a strategy (GuardedStrategy.BlueGreen), or "
        + "GuardedStrategy.AlreadySet where an override of the template sets one of BLUE_GREEN, LINEAR and CANARY.");

    /// <summary>Those that the properties name, which a newer CDK than 2.160 knows: an override replaces the whole list.</summary>
    private IEnumerable<object> ExistingHooks() =>
        from hook in (Resolved.Of(service, service.DeploymentConfiguration) as JsonObject)?["lifecycleHooks"] as JsonArray ?? []
        select Resolved.Value(AsInTemplates(hook!));

    /// <summary>Properties begin with a small letter in CDK and with a capital in templates; what a hook's details hold is the user's.</summary>
    private static JsonNode AsInTemplates(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key.Contains(':', StringComparison.Ordinal) ? member.Key : char.ToUpperInvariant(member.Key[0]) + member.Key[1..],
            member is { Key: not "hookDetails", Value: { } value } ? AsInTemplates(value) : member.Value?.DeepClone()))),
        JsonArray items => new JsonArray([.. items.Select(item => item is null ? null : AsInTemplates(item))]),
        _ => node.DeepClone(),
    };

    private string? Entry(string type) =>
        service.Node.Metadata.FirstOrDefault(entry => entry.Type == type)?.Data?.ToString();

    private string? Text(object? property, string member) =>
        (Resolved.Of(service, property) as JsonObject)?[member] is JsonValue value ? value.ToString() : null;
}
