using EcsImageAuditor.Tests.Components;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Notation;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Tests.Verification.Notation;

/// <summary>The contract, kept by the real notation with the stand-in of the AWS Signer plugin.</summary>
public sealed class NotationVerifierContract(DockerRegistryFixture vectors) : VerifierContract(vectors), IDisposable
{
    private readonly SignerPluginInstallation _plugin = new();

    public void Dispose() => _plugin.Dispose();

    protected override IImageVerifier Create(VerifierSetting setting) => Create(setting, _plugin);

    internal static NotationVerifier Create(VerifierSetting setting, SignerPluginInstallation plugin) => new(
        new NotationOptions
        {
            ExecutablePath = ComponentCatalog.PathOf(Component.Notation),
            ConfigDirectory = setting.ConfigDirectory,
            PluginDirectory = plugin.Directory,
            PlainHttp = true,
            Timeout = setting.Timeout,
            PluginEnvironment = new Dictionary<string, string>(SignerPluginInstallation.Environment)
            {
                ["AWS_ENDPOINT_URL_SIGNER"] = setting.SignerEndpoint.ToString(),
            },
        },
        setting.Credentials,
        TimeProvider.System,
        NullLogger<NotationVerifier>.Instance);
}
