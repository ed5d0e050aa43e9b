using EcsImageAuditor.Cdk.Alerting;
using EcsImageAuditor.Cdk.Configuration;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>What all functions share.</summary>
internal sealed record AuditorFunctionProps
{
    public required DeploymentSettings Settings { get; init; }

    public required AuditorImage Image { get; init; }

    public required AlertTopic Alerts { get; init; }

    public required VerdictTable Verdicts { get; init; }

    /// <summary>See <see cref="AuditorEnvironment"/>.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }
}
