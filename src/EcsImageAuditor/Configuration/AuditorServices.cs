using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Registries;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.State;
using EcsImageAuditor.Telemetry;
using ImageSignatures.Aws;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Builtin;
using ImageSignatures.Verification.Notation;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Configuration;

/// <summary>The parts of an auditor, put together once a process.</summary>
public sealed class AuditorServices : IDisposable
{
    private static readonly TimeSpan LongestWithoutExpiry = TimeSpan.FromHours(1);

    /// <summary>Processes of notation at once: each takes some tens of megabytes and a whole processor for its time.</summary>
    private const int MostProcesses = 8;

    private readonly AuditorParts _parts;
    private readonly IReadOnlyList<IDisposable> _owned;

    private AuditorServices(AuditorParts parts, AwsClients aws, IReadOnlyList<IDisposable> owned)
    {
        (_parts, Aws, _owned) = (parts, aws, owned);
        Judge = parts.Judge(null);
        Run = parts.Run(Judge);
    }

    public AwsClients Aws { get; }

    public AuditMeter Meter => _parts.Meter;

    public DigestFinder Digests => _parts.Digests;

    public ImageJudge Judge { get; }

    public Responder Responder => _parts.Responder();

    public IVerdictSink Verdicts => _parts.Verdicts;

    /// <summary>What the gate keeps between the stages of a deployment.</summary>
    public IRevisionLedger Revisions => _parts.Revisions;

    public AuditRun Run { get; }

    /// <summary>
    /// The same auditor, but for what it has seen before: verdicts that were given before a moment do not count, and every container is
    /// audited though it was before.
    /// </summary>
    public AuditRun RunAfresh(DateTimeOffset since) => _parts.Run(_parts.Judge(since));

    /// <summary>The same auditor, but verdicts that were given before a moment do not count.</summary>
    public Auditor AuditorAfresh(DateTimeOffset since) => _parts.Auditor(_parts.Judge(since));

    /// <param name="options">What to compose.</param>
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">The log.</param>
    /// <exception cref="NotationConfigurationException">The notation configuration is not usable.</exception>
    public static AuditorServices Compose(
        ServiceOptions options,
        Func<string, string?> environment,
        TimeProvider time,
        ILoggerFactory logging
    )
    {
        var aws = new AwsClients(environment);
        var given = options.UsesEnvironmentCredential ? EnvironmentCredentialSource.Of(environment) : null;
        var credentials = RegistryCredentials.Chain(given, environment, aws, time);
        var http = options.Registries == AllowedRegistries.Anywhere
            ? RegistryHttp.CreateClient()
            : RegistryHttp.CreateClient(options.Registries.MayBePrivate);
        var registry = new RegistryClient(http, credentials, time, new RegistryClientOptions { PlainHttp = options.PlainHttp });

        var configuration = NotationConfigurationOf(options, environment);
        var notation = NotationVerifierOf(options, configuration, environment, registry, time, logging);
        var builtin = new BuiltinVerifier(
            new BuiltinOptions { ConfigDirectory = configuration.ConfigDirectory, Timeout = options.VerificationLimit },
            registry,
            new AwsSignerRevocation(aws.Signer),
            time
        );
        var processes = new BoundedVerifier(notation, MostProcesses);
        IImageVerifier verifier = options.Verifier switch
        {
            Verifiers.Notation => processes,
            Verifiers.Builtin => builtin,
            _ => new BothVerifiers(processes, builtin),
        };

        var meter = new AuditMeter();
        var lifetime = VerdictLifetime(options);
        var state = SharedState.Of(options, lifetime, aws, meter, time, logging);
        var indexes = new IndexOrigin(registry);
        var parts = new AuditorParts
        {
            Digests = new DigestFinder(
                new TaskDescriber(aws.Ecs),
                registry,
                new ExemptionList(options.Exemptions, time, options.Stops.Covers),
                options.Registries,
                meter
            ),
            Verifier = new CachingVerifier(verifier, state.Verdicts, Fingerprint, lifetime, meter, time),
            Indexes = indexes,
            Conflicts = new DigestConflict(indexes),
            Signing = new ManagedSigning(aws.Ecr),
            Archive = new ArchiveReview(new EcrArchive(aws.Ecr), time),
            Stopper = new TaskStopper(aws.Ecs, options.Stops, state.Stops),
            Stops = options.Stops,
            Alerting = new Alerting(Sinks(options, aws), state.Alerts, state.Flood, meter, logging.CreateLogger<Alerting>()),
            Verdicts = VerdictSink(options, aws, meter, logging),
            Revisions = state.Revisions,
            Meter = meter,
            Time = time,
            Logging = logging,
        };
        return new AuditorServices(parts, aws, [processes, notation, builtin, configuration, http, aws, meter]);

        string Fingerprint() => VerifierFingerprint.Of(
            verifier.Name, configuration.ConfigDirectory, ProgramsOf(options, configuration, environment));
    }

    public void Dispose()
    {
        foreach (var part in _owned)
            part.Dispose();
    }

    private static NotationConfiguration NotationConfigurationOf(ServiceOptions options, Func<string, string?> environment)
    {
        var directory = options.ConfigDirectory ?? NotationConfiguration.InstalledDirectory(environment);
        var plugins = environment("NOTATION_LIBEXEC");
        return options.TrustedIdentities.Count > 0
            ? NotationConfiguration.FromTrustedIdentities(options.TrustedIdentities, directory, plugins)
            : NotationConfiguration.FromDirectory(directory, plugins);
    }

    private static NotationVerifier NotationVerifierOf(
        ServiceOptions options,
        NotationConfiguration configuration,
        Func<string, string?> environment,
        RegistryClient registry,
        TimeProvider time,
        ILoggerFactory logging
    ) =>
        new(
            new NotationOptions
            {
                Timeout = options.VerificationLimit,
                ExecutablePath = NotationPath(environment),
                ConfigDirectory = configuration.ConfigDirectory,
                PluginDirectory = configuration.PluginDirectory,
                SignerRegion = configuration.SignerRegion,
                PluginEnvironment = NotationEnvironment.Read(environment),
            },
            registry,
            time,
            logging.CreateLogger<NotationVerifier>()
        );

    private static string NotationPath(Func<string, string?> environment) =>
        NotationLocator.Find(environment("PATH")) ?? "/usr/local/bin/notation";

    private static string[] ProgramsOf(
        ServiceOptions options, NotationConfiguration configuration, Func<string, string?> environment) =>
        options.Verifier == Verifiers.Builtin
            ? []
            : [NotationPath(environment), NotationLocator.SignerPluginIn(configuration.PluginDirectory)];

    /// <summary>notation does not tell when a signature expires, so a verdict of its own must not be kept for long.</summary>
    private static TimeSpan VerdictLifetime(ServiceOptions options) =>
        options.Verifier == Verifiers.Notation && options.State.VerdictLifetime > LongestWithoutExpiry
            ? LongestWithoutExpiry
            : options.State.VerdictLifetime;

    private static IVerdictSink VerdictSink(ServiceOptions options, AwsClients aws, AuditMeter meter, ILoggerFactory logging) =>
        options is { EventBus: { } bus, Region: { } region }
            ? new EventBridgeSink(
                aws.EventBridge(bus.StartsWith("arn:", StringComparison.Ordinal) ? Amazon.Arn.Parse(bus).Region : region),
                bus,
                meter,
                logging.CreateLogger<EventBridgeSink>()
            )
            : new NoVerdictSink();

    private static IFindingSink[] Sinks(ServiceOptions options, AwsClients aws) =>
        options.TopicArn is { } topic ? [new SnsSink(aws.Sns(Amazon.Arn.Parse(topic).Region), topic)] : [];
}
