using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.Verification;
using EcsImageAuditor.Verification.Builtin;
using EcsImageAuditor.Verification.Notation;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Configuration;

/// <summary>The parts of an auditor, put together once a process.</summary>
public sealed class AuditorServices : IDisposable
{
    private readonly IReadOnlyList<IDisposable> _owned;

    private AuditorServices(DigestFinder digests, ImageJudge judge, AuditRun run, IReadOnlyList<IDisposable> owned) =>
        (Digests, Judge, Run, _owned) = (digests, judge, run, owned);

    public DigestFinder Digests { get; }

    public ImageJudge Judge { get; }

    public AuditRun Run { get; }

    /// <param name="options">What to compose.</param>
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">The log.</param>
    /// <exception cref="NotationConfigurationException">The notation configuration is not usable.</exception>
    public static AuditorServices Compose(ServiceOptions options, Func<string, string?> environment, TimeProvider time, ILoggerFactory logging)
    {
        var aws = new AwsClients(environment);
        var credentials = Credentials(options, environment, aws, time);
        var http = RegistryHttp.CreateClient();
        var registry = new RegistryClient(http, credentials, time, new RegistryClientOptions { PlainHttp = options.PlainHttp });

        var configuration = NotationConfigurationOf(options, environment);
        var notation = NotationVerifierOf(options, configuration, environment, credentials, time, logging);
        var builtin = new BuiltinVerifier(new BuiltinOptions { ConfigDirectory = configuration.ConfigDirectory }, registry, aws.Signer, time);
        IImageVerifier verifier = options.Verifier switch
        {
            Verifiers.Notation => notation,
            Verifiers.Builtin => builtin,
            _ => new BothVerifiers(notation, builtin),
        };

        var recent = new RecentAudits();
        var digests = new DigestFinder(new TaskDescriber(aws.Ecs), registry);
        var judge = new ImageJudge(verifier, time, logging.CreateLogger<ImageJudge>());
        var responder = new Responder(new TaskStopper(aws.Ecs, options.Stops), Sinks(options, aws), recent, time, logging.CreateLogger<Responder>());
        var run = new AuditRun(new Auditor(digests, judge, options.Stops, time), responder, recent, time);
        return new AuditorServices(digests, judge, run, [notation, builtin, configuration, http, aws]);
    }

    public void Dispose()
    {
        foreach (var part in _owned)
            part.Dispose();
    }

    internal static CredentialChain Credentials(
        ServiceOptions options, Func<string, string?> environment, AwsClients aws, TimeProvider time) => new(
        new EcrCredentialSource(aws.Ecr, time),
        new DockerConfigCredentialSource(environment, time),
        options.UsesEnvironmentCredential ? new EnvironmentCredentialSource(environment("NOTATION_USERNAME"), environment("NOTATION_PASSWORD")) : null);

    private static NotationConfiguration NotationConfigurationOf(ServiceOptions options, Func<string, string?> environment)
    {
        var directory = options.ConfigDirectory ?? NotationConfiguration.InstalledDirectory(environment);
        var plugins = environment("NOTATION_LIBEXEC");
        return options.TrustedIdentities.Count > 0
            ? NotationConfiguration.FromTrustedIdentities(options.TrustedIdentities, directory, plugins)
            : NotationConfiguration.FromDirectory(directory, plugins);
    }

    private static NotationVerifier NotationVerifierOf(
        ServiceOptions options, NotationConfiguration configuration, Func<string, string?> environment, CredentialChain credentials, TimeProvider time, ILoggerFactory logging) => new(
        new NotationOptions
        {
            ExecutablePath = NotationLocator.Find(environment("PATH")) ?? "/usr/local/bin/notation",
            ConfigDirectory = configuration.ConfigDirectory,
            PluginDirectory = configuration.PluginDirectory,
            SignerRegion = configuration.SignerRegion,
            PlainHttp = options.PlainHttp,
            PluginEnvironment = NotationEnvironment.Read(environment),
        },
        credentials,
        time,
        logging.CreateLogger<NotationVerifier>());

    private static IFindingSink[] Sinks(ServiceOptions options, AwsClients aws) =>
        options.TopicArn is { } topic ? [new SnsSink(aws.Sns(Amazon.Arn.Parse(topic).Region), topic)] : [];
}
