using ImageSignatures.Aws;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signing.Copying;
using ImageSignatures.Signing.Pushing;
using ImageSignatures.Signing.Signers;
using ImageSignatures.Verification.Builtin;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Signing.Bulk;

/// <summary>The parts of signing, put together once a run.</summary>
public sealed class SigningServices : IDisposable
{
    private readonly IReadOnlyList<IDisposable> _owned;

    private SigningServices(BulkSigner signer, SigningPlanner planner, IReadOnlyList<IDisposable> owned) =>
        (Signer, Planner, _owned) = (signer, planner, owned);

    public BulkSigner Signer { get; }

    public SigningPlanner Planner { get; }

    /// <param name="options">What to compose.</param>
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <param name="progress">Hears how it goes.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="NotationConfigurationException">The notation configuration is not usable.</exception>
    public static SigningServices Compose(
        SigningServiceOptions options, Func<string, string?> environment, ISigningProgress progress, TimeProvider time)
    {
        var aws = new AwsClients(environment);
        var credentials = RegistryCredentials.Chain(EnvironmentCredentialSource.Of(environment, options.Targets), environment, aws, time);
        var http = RegistryHttp.CreateClient();
        return Compose(options, environment, progress, time, aws, credentials, http);
    }

    public void Dispose()
    {
        foreach (var part in _owned)
            part.Dispose();
    }

    internal static SigningServices Compose(
        SigningServiceOptions options,
        Func<string, string?> environment,
        ISigningProgress progress,
        TimeProvider time,
        AwsClients aws,
        IRegistryCredentialSource credentials,
        HttpClient http)
    {
        var registry = new RegistryClient(http, credentials, time, new RegistryClientOptions { PlainHttp = options.PlainHttp });
        var pusher = new RegistryPusher(registry, time);
        var installed = Path.GetFullPath(options.ConfigDirectory ?? NotationConfiguration.InstalledDirectory(environment));
        var verifiers = new ProfileVerifiers(
            profile => NotationConfiguration.FromTrustedIdentities([profile], installed),
            directory => new BuiltinVerifier(new BuiltinOptions { ConfigDirectory = directory }, registry, new AwsSignerRevocation(aws.Signer), time),
            time);
        var notation = new NotationMaker(NotationOptionsOf(options, installed, environment), credentials, time);
        ISignatureMaker maker = options.UsesNotation
            ? notation
            : new SignerClientMaker(aws.Signer, verifiers, new SignatureAttacher(pusher));

        var repositories = new EcrRepositories(aws.Ecr, options.Repositories);
        var copier = new ImageCopier(registry, pusher, new ImageTreeReader(registry), new BlobPlaces(), progress);
        var profiles = new SigningProfiles(aws.Signer);
        var attached = new AttachedSignatures(pusher);
        var signer = new ImageSigner(registry, repositories, copier, profiles, verifiers, maker, attached, progress);
        return new SigningServices(
            new BulkSigner(signer, attached, progress, time, options.Concurrency),
            new SigningPlanner(registry, repositories, copier, profiles, verifiers, options.Concurrency),
            [verifiers, notation, http, aws]);
    }

    private static NotationOptions NotationOptionsOf(
        SigningServiceOptions options, string installed, Func<string, string?> environment) => new()
    {
        ExecutablePath = NotationLocator.Find(environment("PATH")) ?? "/usr/local/bin/notation",
        ConfigDirectory = installed,
        PluginDirectory = environment("NOTATION_LIBEXEC") is { Length: > 0 } plugins ? Path.GetFullPath(plugins) : installed,
        PlainHttp = options.PlainHttp,
        PluginEnvironment = NotationEnvironment.Read(environment),
        Timeout = TimeSpan.FromMinutes(2),
    };
}
