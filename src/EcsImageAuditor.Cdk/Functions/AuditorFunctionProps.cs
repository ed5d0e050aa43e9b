using Amazon.CDK.AWS.KMS;
using EcsImageAuditor.Cdk.Alerting;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Cdk.Platform;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>What all functions share.</summary>
internal sealed record AuditorFunctionProps
{
    public required DeploymentSettings Settings { get; init; }

    public required FunctionImage Image { get; init; }

    public required AlertTopic Alerts { get; init; }

    public required VerdictTable Verdicts { get; init; }

    /// <summary>The customer's key for logs, queues, table and topic, or null.</summary>
    public required IKey? Key { get; init; }

    /// <summary>The subnets that the functions run in, or null.</summary>
    public required FunctionNetwork? Network { get; init; }

    /// <summary>See <see cref="AuditorEnvironment"/>.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }
}
