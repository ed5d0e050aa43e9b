using System.Text.Json;
using System.Text.Json.Nodes;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk;

/// <summary>
/// Reads <see cref="ImageAuditorProps"/> by the same checks as the CDK context: each property becomes the value of the key of its name.
/// </summary>
internal static class PropsReader
{
    /// <param name="props">What the user gave.</param>
    /// <param name="target">Where the stack goes.</param>
    /// <exception cref="ArgumentException">Something in the props is not usable; the message names each property.</exception>
    public static DeploymentSettings Read(ImageAuditorProps props, Target target)
    {
        try
        {
            return DeploymentSettings.Read(
                Values(props), target, props.Image.Checkout, SettingNames.Properties(nameof(ImageAuditorProps)));
        }
        catch (ContextException exception)
        {
            throw new ArgumentException(exception.Message, nameof(props), exception);
        }
    }

    /// <summary>The values of the properties that are set, by context key.</summary>
    internal static IReadOnlyDictionary<string, JsonElement> Values(ImageAuditorProps props) => CdkContext.Parse(new JsonObject
    {
        [ContextKeys.Repositories] = List(props.Repositories),
        [ContextKeys.KeepImages] = props.KeepImages,
        [ContextKeys.CreateSigningProfile] = props.CreateSigningProfile,
        [ContextKeys.SigningProfileName] = props.SigningProfileName,
        [ContextKeys.SignatureValidityMonths] = props.SignatureValidityMonths,
        [ContextKeys.ManagedSigning] = List(props.ManagedSigning),
        [ContextKeys.TrustedIdentities] = List(props.TrustedIdentities),
        [ContextKeys.TrustPolicy] = Choice(props.TrustPolicy),
        [ContextKeys.Verifier] = Choice(props.Verifier),
        [ContextKeys.Registries] = List(props.Registries),
        [ContextKeys.Exemptions] = Exemptions(props),
        [ContextKeys.VerdictTtl] = Time(props.VerdictTtl),
        [ContextKeys.Mode] = Choice(props.Mode),
        [ContextKeys.StopClusters] = List(props.StopClusters),
        [ContextKeys.StopDryRun] = props.StopDryRun,
        [ContextKeys.StopLimit] = props.StopLimit,
        [ContextKeys.AlertEmails] = List(props.AlertEmails),
        [ContextKeys.SlackWorkspaceId] = props.SlackWorkspaceId,
        [ContextKeys.SlackChannelId] = props.SlackChannelId,
        [ContextKeys.AlertWindow] = Time(props.AlertWindow),
        [ContextKeys.VerdictEventBus] = props.VerdictEventBus,
        [ContextKeys.PagerDutySecretArn] = props.PagerDutySecretArn,
        [ContextKeys.PagerDutyRegion] = Choice(props.PagerDutyRegion),
        [ContextKeys.SlackWebhookSecretArn] = props.SlackWebhookSecretArn,
        [ContextKeys.Sweep] = props.Sweep,
        [ContextKeys.SweepHours] = props.SweepHours,
        [ContextKeys.Gate] = props.Gate,
        [ContextKeys.GateInconclusive] = Choice(props.GateInconclusive),
        [ContextKeys.Architecture] = props.Architecture?.Name,
        [ContextKeys.MemoryMb] = props.MemoryMb,
        [ContextKeys.TimeoutSeconds] = props.TimeoutSeconds,
        [ContextKeys.MaxConcurrency] = props.MaxConcurrency,
        [ContextKeys.LogRetentionDays] = props.LogRetentionDays,
        [ContextKeys.RedriveRoles] = List(props.RedriveRoles),
        [ContextKeys.ImageBuildArgs] = Object(props.ImageBuildArgs),
        [ContextKeys.SubnetIds] = List(props.SubnetIds),
        [ContextKeys.SecurityGroupIds] = List(props.SecurityGroupIds),
        [ContextKeys.VpcId] = props.VpcId,
        [ContextKeys.KmsKeyArn] = props.KmsKeyArn,
        [ContextKeys.PermissionsBoundary] = props.PermissionsBoundary,
        [ContextKeys.Tags] = Object(props.Tags),
        [ContextKeys.Tracing] = props.Tracing,
        [ContextKeys.OrganizationId] = props.OrganizationId,
    }.ToJsonString());

    private static JsonNode? Exemptions(ImageAuditorProps props) => (props.Exemptions, props.ExemptionsFile) switch
    {
        (null, var file) => file,
        ({ } rules, null) => new JsonArray([.. rules.Select(rule => rule.ToJson())]),
        _ => throw new ContextException(
            [
                $"{nameof(ImageAuditorProps)}.{nameof(props.ExemptionsFile)}: "
                + $"has no effect with \"{nameof(props.Exemptions)}\"; give one of both.",
            ]),
    };

    private static JsonArray? List(IReadOnlyList<string>? items) =>
        items is null ? null : new JsonArray([.. items.Select(item => JsonValue.Create(item))]);

    private static JsonObject? Object(IReadOnlyDictionary<string, string>? members) => members is null
        ? null
        : new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)member.Value)));

    /// <summary>Context values are in lower case.</summary>
    private static string? Choice<T>(T? choice)
        where T : struct, Enum => choice?.ToString().ToLowerInvariant();

    private static string? Time(TimeSpan? time) => time?.ToString("c");
}
