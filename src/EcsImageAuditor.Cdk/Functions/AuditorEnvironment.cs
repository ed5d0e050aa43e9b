using Amazon.CDK;
using Constructs;
using EcsImageAuditor.Cdk.Alerting;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Cdk.Intake;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>The <c>AUDITOR_*</c> variables that the functions read at their start.</summary>
internal static class AuditorEnvironment
{
    /// <param name="settings">What the context says.</param>
    /// <param name="ownProfileArn">The stack's own signing profile, or null.</param>
    /// <param name="imageUri">The image that the functions run in.</param>
    /// <param name="alerts">Where findings go.</param>
    /// <param name="verdicts">Where verdicts are remembered.</param>
    public static Dictionary<string, string> Create(
        DeploymentSettings settings,
        string? ownProfileArn,
        string imageUri,
        AlertTopic alerts,
        VerdictTable verdicts
    )
    {
        var variables = new Dictionary<string, string?>
        {
            ["AUDITOR_VERIFIER"] = settings.Trust.Verifier,
            ["AUDITOR_TRUSTED_IDENTITIES"] = settings.Trust.PolicyInImage ? null : TrustedIdentities(settings.Trust, ownProfileArn),
            ["AUDITOR_REGISTRIES"] = Registries(settings, verdicts),
            ["AUDITOR_EXEMPTIONS"] = settings.Trust.Exemptions,
            ["AUDITOR_ACCOUNT"] = Stack.Of(verdicts).Account,
            ["AUDITOR_IMAGE"] = imageUri,
            ["AUDITOR_VERDICT_TTL"] = settings.Trust.VerdictTtl,
            ["AUDITOR_MODE"] = settings.Stops.Enabled ? "stop" : "audit",
            ["AUDITOR_STOP_CLUSTERS"] = settings.Stops.Enabled
                ? string.Join(',', settings.Stops.Clusters.Select(cluster => ArnOf(cluster, verdicts)))
                : null,
            ["AUDITOR_STOP_DRY_RUN"] = settings.Stops.Enabled ? (settings.Stops.DryRun ? "true" : "false") : null,
            ["AUDITOR_STOP_LIMIT"] = settings.Stops.Limit is { } limit ? $"{limit}" : null,
            ["AUDITOR_TOPIC_ARN"] = alerts.Topic.TopicArn,
            ["AUDITOR_ALERT_WINDOW"] = settings.Alerts.Window,
            ["AUDITOR_EVENT_BUS"] = settings.Alerts.VerdictEventBus,
            ["AUDITOR_TABLE"] = verdicts.Table.TableName,
            ["AUDITOR_MAX_RECEIVES"] = $"{TaskEvents.MaxReceives}",
            ["AUDITOR_GATE_INCONCLUSIVE"] = settings.Gate?.Inconclusive,
        };
        return variables.Where(variable => variable.Value is not null).ToDictionary(variable => variable.Key, variable => variable.Value!);
    }

    /// <summary>The account's own ECR registries always, and what the settings list.</summary>
    private static string Registries(DeploymentSettings settings, IConstruct scope) =>
        string.Join(',', settings.Trust.Registries.Prepend(Stack.Of(scope).Account));

    /// <summary>A name would mean the clusters of that name in other accounts too, whose tasks cannot be stopped from here.</summary>
    private static string ArnOf(string cluster, IConstruct scope) => cluster.StartsWith("arn:", StringComparison.Ordinal)
        ? cluster
        : Stack.Of(scope).FormatArn(new ArnComponents { Service = "ecs", Resource = "cluster", ResourceName = cluster });

    private static string TrustedIdentities(TrustSettings trust, string? ownProfileArn) =>
        string.Join(
            ',',
            trust.Identities.Select(identity => identity.ToString()).Prepend(ownProfileArn).Where(identity => identity is not null)
        );
}
