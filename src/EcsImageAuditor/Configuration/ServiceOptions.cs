using EcsImageAuditor.Auditing;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Registries;
using EcsImageAuditor.State;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Configuration;

/// <summary>From what an auditor is composed.</summary>
public sealed record ServiceOptions
{
    /// <summary>One of <see cref="Verifiers.Names"/>.</summary>
    public string Verifier { get; init; } = Verifiers.Notation;

    /// <summary>A notation configuration directory, or null for notation's own.</summary>
    public string? ConfigDirectory { get; init; }

    /// <summary>Profiles from which a strict policy is made; empty when the configuration directory holds the policy.</summary>
    public IReadOnlyList<SigningProfileArn> TrustedIdentities { get; init; } = [];

    /// <summary>Talks to every registry over plain HTTP.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>
    /// True where a person chose the images: then <c>NOTATION_USERNAME</c> and <c>NOTATION_PASSWORD</c> are offered to their
    /// registries. Never for events: whoever starts a task would choose who gets the password.
    /// </summary>
    public bool UsesEnvironmentCredential { get; init; }

    /// <summary>
    /// The registries that may be asked, where an event or a task definition chose the image. By default a person did: then any is.
    /// </summary>
    public AllowedRegistries Registries { get; init; } = AllowedRegistries.Anywhere;

    public StopPolicy Stops { get; init; } = StopPolicy.Never;

    /// <summary>The topic for findings, or null for none.</summary>
    public string? TopicArn { get; init; }

    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>How long things are remembered.</summary>
    public StateOptions State { get; init; } = new();

    /// <summary>The table that remembers, or null for the process itself.</summary>
    public string? Table { get; init; }

    /// <summary>The bus for verdicts, or null for none.</summary>
    public string? EventBus { get; init; }

    /// <summary>Where table and bus are; needed with either.</summary>
    public string? Region { get; init; }

    /// <summary>How long one verification of an image may take.</summary>
    public TimeSpan VerificationLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The same for a command that a person runs; see <see cref="AllowedRegistries.ForAPerson"/>.</summary>
    public static ServiceOptions ForAPerson(AuditorSettings settings, bool dryRun) =>
        From(settings, dryRun) with { Registries = settings.Registries.ForAPerson };

    /// <param name="settings">What the environment says.</param>
    /// <param name="dryRun">True to publish nothing and stop nothing.</param>
    public static ServiceOptions From(AuditorSettings settings, bool dryRun) => new()
    {
        Verifier = settings.Verifier,
        VerificationLimit = ImageBudget.Verification,
        TrustedIdentities = settings.TrustedIdentities,
        Registries = settings.Registries,
        Stops = dryRun ? settings.Stops with { DryRun = true } : settings.Stops,
        TopicArn = dryRun ? null : settings.TopicArn,
        Exemptions = settings.Exemptions,
        State = settings.State,
        Table = dryRun ? null : settings.Table,
        EventBus = dryRun ? null : settings.EventBus,
        Region = settings.Region,
    };
}
