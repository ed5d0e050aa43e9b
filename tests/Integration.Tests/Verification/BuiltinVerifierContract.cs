using EcsImageAuditor.Tests.Shared.Verification;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification;

namespace Integration.Tests.Verification;

/// <summary>The contract, kept in process.</summary>
public sealed class BuiltinVerifierContract : VerifierContract, IDisposable
{
    private readonly HttpClient _http = RegistryHttp.CreateClient();

    public void Dispose() => _http.Dispose();

    protected override IImageVerifier Create(VerifierSetting setting) => VerifiersUnderTest.Builtin(setting, _http);
}
