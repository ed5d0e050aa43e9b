using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification;

namespace Components.Tests.Verification;

/// <summary>The contract, kept by the real notation with the stand-in of the AWS Signer plugin.</summary>
[Needs(Component.Notation)]
public sealed class NotationVerifierContract : VerifierContract, IDisposable
{
    private readonly SignerPluginInstallation _plugin = new();
    private readonly HttpClient _http = RegistryHttp.CreateClient();

    public void Dispose()
    {
        _http.Dispose();
        _plugin.Dispose();
    }

    protected override IImageVerifier Create(VerifierSetting setting) => VerifiersUnderTest.Notation(setting, _plugin, _http);
}
