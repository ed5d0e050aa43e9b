using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification;

namespace Components.Tests.Verification;

/// <summary>The contract, kept by the real notation and builtin together.</summary>
[Needs(Component.Notation)]
public sealed class BothVerifiersContract : VerifierContract, IDisposable
{
    private readonly SignerPluginInstallation _plugin = new();
    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private readonly List<IDisposable> _made = [];

    public void Dispose()
    {
        _made.ForEach(one => one.Dispose());
        _http.Dispose();
        _plugin.Dispose();
    }

    [ContractFact]
    public async Task Nothing_is_fetched_twice()
    {
        await using var stage = await ContractStage.StartAsync();
        var image = await stage.PushAsync("app");
        await stage.SignAsync(image, "other_profile");
        await stage.SignAsync(image);
        stage.Registry.ClearRequests();

        var verification = await Create(stage.Setting).VerifyAsync(image, CancellationToken.None);

        Assert.Equal("trusted", VerdictCode.Of(verification.Verdict));
        var asked = stage.Registry.Requests.Where(request => request.AuthorizationScheme.Length > 0)
            .Select(request => $"{request.Method} {request.PathAndQuery}").ToList();
        Assert.Equal(asked.Distinct(), asked);
    }

    protected override IImageVerifier Create(VerifierSetting setting)
    {
        var notation = VerifiersUnderTest.Notation(setting, _plugin, _http);
        var builtin = VerifiersUnderTest.Builtin(setting, _http);
        _made.AddRange([notation, builtin]);
        return new BothVerifiers(notation, builtin);
    }
}
