using EcsImageAuditor.Tests.Components;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Builtin;

namespace EcsImageAuditor.Tests.Verification.Builtin;

/// <summary>The contract, kept in process.</summary>
public sealed class BuiltinVerifierContract(DockerRegistryFixture vectors) : VerifierContract(vectors), IDisposable
{
    private readonly HttpClient _http = RegistryHttp.CreateClient();

    protected override IReadOnlyDictionary<string, string> Differences => VectorVerdicts.BuiltinDifferences;

    public void Dispose() => _http.Dispose();

    protected override IImageVerifier Create(VerifierSetting setting) => Create(setting, _http);

    internal static BuiltinVerifier Create(VerifierSetting setting, HttpClient http) =>
        new(
            new BuiltinOptions { ConfigDirectory = setting.ConfigDirectory, Timeout = setting.Timeout },
            new RegistryClient(http, setting.Credentials, TimeProvider.System, new RegistryClientOptions { PlainHttp = true }),
            SignerAt.Revocation(setting.SignerEndpoint),
            TimeProvider.System
        );
}
