using EcsImageAuditor.Auditing;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Registries;
using EcsImageAuditor.State;
using ImageSignatures.Oci;
using ImageSignatures.TrustPolicies;

namespace EcsImageAuditor.Configuration;

/// <summary>What the environment says the auditor shall do. Read once; see <see cref="SettingsReader"/>.</summary>
public sealed record AuditorSettings
{
    /// <summary><c>AUDITOR_VERIFIER</c>.</summary>
    public required string Verifier { get; init; }

    /// <summary><c>AUDITOR_MODE</c>, <c>AUDITOR_STOP_CLUSTERS</c> and <c>AUDITOR_STOP_DRY_RUN</c>.</summary>
    public required StopPolicy Stops { get; init; }

    /// <summary><c>AUDITOR_TRUSTED_IDENTITIES</c>; empty when the policy of the notation directory decides.</summary>
    public required IReadOnlyList<SigningProfileArn> TrustedIdentities { get; init; }

    /// <summary><c>AUDITOR_TOPIC_ARN</c>, or null: nobody is told but the log.</summary>
    public string? TopicArn { get; init; }

    /// <summary><c>AUDITOR_MAX_RECEIVES</c>: how often the queue delivers an event before it gives up (its <c>maxReceiveCount</c>).</summary>
    public required int MaxReceives { get; init; }

    /// <summary><c>AUDITOR_TABLE</c>, or null: what is remembered is remembered by each process for itself.</summary>
    public string? Table { get; init; }

    /// <summary><c>AUDITOR_EVENT_BUS</c>, or null: no event is sent.</summary>
    public string? EventBus { get; init; }

    /// <summary><c>AUDITOR_REGISTRIES</c>; without it every registry may be asked that is not local.</summary>
    public AllowedRegistries Registries { get; init; } = AllowedRegistries.Unrestricted;

    /// <summary><c>AUDITOR_EXEMPTIONS</c>.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary><c>AUDITOR_VERDICT_TTL</c>, <c>AUDITOR_ALERT_WINDOW</c> and <c>AUDITOR_STOP_LIMIT</c>.</summary>
    public StateOptions State { get; init; } = new();

    /// <summary><c>AWS_REGION</c>: where the table and the bus are.</summary>
    public string? Region { get; init; }

    /// <summary><c>AUDITOR_IMAGE</c>: the image that the auditor itself runs in, or null. Only the doctor looks at it.</summary>
    public ImageReference? Image { get; init; }

    /// <summary><c>AUDITOR_GATE_INCONCLUSIVE</c>.</summary>
    public required InconclusivePolicy GateInconclusive { get; init; }
}
