using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Registry;
using ImageSignatures.Verification.Builtin;
using ImageSignatures.Verification.Notation;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <summary>The verifiers as tests put them together.</summary>
internal static class VerifiersUnderTest
{
    public static BuiltinVerifier Builtin(VerifierSetting setting, HttpClient http) => new(
        new BuiltinOptions { ConfigDirectory = setting.ConfigDirectory, Timeout = setting.Timeout },
        new RegistryClient(http, setting.Credentials, TimeProvider.System, new RegistryClientOptions { PlainHttp = true }),
        SignerAt.Revocation(setting.SignerEndpoint),
        TimeProvider.System);

    /// <summary>The real notation with the stand-in of the AWS Signer plugin.</summary>
    public static NotationVerifier Notation(VerifierSetting setting, SignerPluginInstallation plugin, HttpClient http) => new(
        new NotationOptions
        {
            ExecutablePath = ComponentCatalog.PathOf(Component.Notation),
            ConfigDirectory = setting.ConfigDirectory,
            PluginDirectory = plugin.Directory,
            Timeout = setting.Timeout,
            PluginEnvironment = new Dictionary<string, string>(SignerPluginInstallation.Environment)
            {
                ["AWS_ENDPOINT_URL_SIGNER"] = setting.SignerEndpoint.ToString(),
            },
        },
        new RegistryClient(http, setting.Credentials, TimeProvider.System, new RegistryClientOptions { PlainHttp = true }),
        TimeProvider.System,
        NullLogger<NotationVerifier>.Instance);
}
