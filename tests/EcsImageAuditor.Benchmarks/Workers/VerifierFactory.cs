using Amazon.Runtime;
using Amazon.Signer;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Tests.Components;
using EcsImageAuditor.Verification;
using EcsImageAuditor.Verification.Builtin;
using EcsImageAuditor.Verification.Notation;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary>The product's verifiers, composed as the product does it.</summary>
internal sealed class VerifierFactory(string configDirectory, Uri signer) : IDisposable
{
    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private readonly EnvironmentCredentialSource _nobody = new(null, null);
    private readonly List<IDisposable> _made = [];

    public IImageVerifier Builtin()
    {
        var client = Keep(new AmazonSignerClient(
            new BasicAWSCredentials("benchmark", "benchmark"),
            new AmazonSignerConfig
            {
                ServiceURL = signer.ToString(),
                AuthenticationRegion = "us-west-2",
                DisableHostPrefixInjection = true,
            }));
        var registry = new RegistryClient(_http, _nobody, TimeProvider.System, new RegistryClientOptions());
        var options = new BuiltinOptions { ConfigDirectory = configDirectory };
        return Keep(new BuiltinVerifier(options, registry, _ => client, TimeProvider.System));
    }

    public IImageVerifier Notation() => Keep(new NotationVerifier(
        new NotationOptions
        {
            ExecutablePath = ComponentCatalog.PathOf(Component.Notation),
            ConfigDirectory = configDirectory,
            Timeout = TimeSpan.FromMinutes(2),
            PluginEnvironment = new Dictionary<string, string> { ["AWS_ENDPOINT_URL_SIGNER"] = signer.ToString() },
        },
        _nobody,
        TimeProvider.System,
        NullLogger<NotationVerifier>.Instance));

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
