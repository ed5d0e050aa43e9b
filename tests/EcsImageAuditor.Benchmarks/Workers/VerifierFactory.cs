using Amazon.Runtime;
using Amazon.Signer;
using ImageSignatures.Aws;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Builtin;
using ImageSignatures.Verification.Notation;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>The product's verifiers, composed as the product does it.</summary>
internal sealed class VerifierFactory : IDisposable
{
    private readonly string _configDirectory;
    private readonly Uri _signer;
    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private readonly EnvironmentCredentialSource _nobody = new(null, null);
    private readonly List<IDisposable> _made = [];

    public VerifierFactory(string configDirectory, Uri signer)
    {
        (_configDirectory, _signer) = (configDirectory, signer);
        Registry = new RegistryClient(_http, _nobody, TimeProvider.System, new RegistryClientOptions());
    }

    /// <summary>What the verifiers read images with.</summary>
    public RegistryClient Registry { get; }

    public IImageVerifier Builtin()
    {
        var client = Keep(new AmazonSignerClient(
            new BasicAWSCredentials("benchmark", "benchmark"),
            new AmazonSignerConfig
            {
                ServiceURL = _signer.ToString(),
                AuthenticationRegion = "us-west-2",
                DisableHostPrefixInjection = true,
            }));
        var options = new BuiltinOptions { ConfigDirectory = _configDirectory };
        return Keep(new BuiltinVerifier(options, Registry, new AwsSignerRevocation(_ => client), TimeProvider.System));
    }

    public IImageVerifier Notation() => Keep(new NotationVerifier(
        new NotationOptions
        {
            ExecutablePath = ComponentCatalog.PathOf(Component.Notation),
            ConfigDirectory = _configDirectory,
            Timeout = TimeSpan.FromMinutes(2),
            PluginEnvironment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL_SIGNER"] = _signer.ToString() },
        },
        Registry,
        TimeProvider.System,
        NullLogger<NotationVerifier>.Instance));

    public IImageVerifier NotationAlone() => new NotationAlone(_configDirectory, _signer);

    public IImageVerifier Floor() => Keep(new FloorVerifier(_signer));

    public void Dispose()
    {
        foreach (var part in _made)
            part.Dispose();
        _http.Dispose();
    }

    private T Keep<T>(T part)
        where T : IDisposable
    {
        _made.Add(part);
        return part;
    }
}
