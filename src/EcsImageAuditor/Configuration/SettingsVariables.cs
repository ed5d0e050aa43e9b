namespace EcsImageAuditor.Configuration;

/// <summary>The environment variables that configure the auditor. The README says what each holds.</summary>
public static class SettingsVariables
{
    public const string VerifierVariable = "AUDITOR_VERIFIER";
    public const string ModeVariable = "AUDITOR_MODE";
    public const string StopClustersVariable = "AUDITOR_STOP_CLUSTERS";
    public const string StopDryRunVariable = "AUDITOR_STOP_DRY_RUN";
    public const string TrustedIdentitiesVariable = "AUDITOR_TRUSTED_IDENTITIES";
    public const string TopicArnVariable = "AUDITOR_TOPIC_ARN";
    public const string MaxReceivesVariable = "AUDITOR_MAX_RECEIVES";
    public const string TableVariable = "AUDITOR_TABLE";
    public const string EventBusVariable = "AUDITOR_EVENT_BUS";
    public const string RegistriesVariable = "AUDITOR_REGISTRIES";
    public const string ExemptionsVariable = "AUDITOR_EXEMPTIONS";
    public const string VerdictTtlVariable = "AUDITOR_VERDICT_TTL";
    public const string AlertWindowVariable = "AUDITOR_ALERT_WINDOW";
    public const string StopLimitVariable = "AUDITOR_STOP_LIMIT";
    public const string GateInconclusiveVariable = "AUDITOR_GATE_INCONCLUSIVE";
    public const string AccountVariable = "AUDITOR_ACCOUNT";
    public const string ImageVariable = "AUDITOR_IMAGE";

    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        VerifierVariable, ModeVariable, StopClustersVariable, StopDryRunVariable, TrustedIdentitiesVariable,
        TopicArnVariable, MaxReceivesVariable, TableVariable, EventBusVariable, RegistriesVariable, ExemptionsVariable,
        VerdictTtlVariable, AlertWindowVariable, StopLimitVariable, GateInconclusiveVariable, AccountVariable,
        ImageVariable,
    ];
}
