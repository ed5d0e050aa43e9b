namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The keys under <c>context</c> in cdk.json, each explained in docs/deploy.md.</summary>
internal static class ContextKeys
{
    public const string Repositories = "repositories";
    public const string KeepImages = "keepImages";

    public const string CreateSigningProfile = "createSigningProfile";
    public const string SigningProfileName = "signingProfileName";
    public const string SignatureValidityMonths = "signatureValidityMonths";
    public const string ManagedSigning = "managedSigning";

    public const string TrustedIdentities = "trustedIdentities";
    public const string TrustPolicy = "trustPolicy";
    public const string Verifier = "verifier";
    public const string Registries = "registries";
    public const string Exemptions = "exemptions";
    public const string VerdictTtl = "verdictTtl";

    public const string Mode = "mode";
    public const string StopClusters = "stopClusters";
    public const string StopDryRun = "stopDryRun";
    public const string StopLimit = "stopLimit";

    public const string AlertEmails = "alertEmails";
    public const string SlackWorkspaceId = "slackWorkspaceId";
    public const string SlackChannelId = "slackChannelId";
    public const string AlertWindow = "alertWindow";
    public const string VerdictEventBus = "verdictEventBus";
    public const string PagerDutySecretArn = "pagerDutySecretArn";
    public const string PagerDutyRegion = "pagerDutyRegion";
    public const string SlackWebhookSecretArn = "slackWebhookSecretArn";

    public const string Sweep = "sweep";
    public const string SweepHours = "sweepHours";
    public const string Gate = "gate";
    public const string GateInconclusive = "gateInconclusive";

    public const string Architecture = "architecture";
    public const string MemoryMb = "memoryMb";
    public const string TimeoutSeconds = "timeoutSeconds";
    public const string MaxConcurrency = "maxConcurrency";
    public const string LogRetentionDays = "logRetentionDays";
    public const string RedriveRoles = "redriveRoles";
    public const string ImageBuildArgs = "imageBuildArgs";

    public const string SubnetIds = "subnetIds";
    public const string SecurityGroupIds = "securityGroupIds";
    public const string VpcId = "vpcId";
    public const string KmsKeyArn = "kmsKeyArn";
    public const string PermissionsBoundary = "permissionsBoundary";
    public const string Tags = "tags";
    public const string Tracing = "tracing";

    public const string OrganizationId = "organizationId";
    public const string CentralBusArn = "centralBusArn";
    public const string Sample = "sample";

    /// <summary>Every key, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Repositories, KeepImages,
        CreateSigningProfile, SigningProfileName, SignatureValidityMonths, ManagedSigning,
        TrustedIdentities, TrustPolicy, Verifier, Registries, Exemptions, VerdictTtl,
        Mode, StopClusters, StopDryRun, StopLimit,
        AlertEmails, SlackWorkspaceId, SlackChannelId, AlertWindow, VerdictEventBus,
        PagerDutySecretArn, PagerDutyRegion, SlackWebhookSecretArn,
        Sweep, SweepHours, Gate, GateInconclusive,
        Architecture, MemoryMb, TimeoutSeconds, MaxConcurrency, LogRetentionDays, RedriveRoles, ImageBuildArgs,
        SubnetIds, SecurityGroupIds, VpcId, KmsKeyArn, PermissionsBoundary, Tags, Tracing,
        OrganizationId, CentralBusArn, Sample,
    ];
}
