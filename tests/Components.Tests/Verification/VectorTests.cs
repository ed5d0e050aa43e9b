using Components.Tests.Parts;
using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification;

namespace Components.Tests.Verification;

/// <summary>The signed images of the shared vectors, in docker-registry: each verifier says of them what notation said.</summary>
[Collection(SharedDockerRegistry.Name)]
public sealed class VectorTests(DockerRegistryFixture registry) : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private readonly SignerPluginInstallation _plugin = new();
    private ContractStage _stage = null!;

    public static TheoryData<string> Vectors => VectorSet.Names;

    public async Task InitializeAsync() => _stage = await ContractStage.StartAsync();

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    public void Dispose()
    {
        _http.Dispose();
        _plugin.Dispose();
    }

    [NeedsTheory(Component.DockerRegistry, Component.Oras)]
    [MemberData(nameof(Vectors))]
    public async Task Builtin_gives_a_vector_the_verdict_of_verdicts_json(string name) =>
        Assert.Equal(
            VectorVerdicts.BuiltinDifferences.GetValueOrDefault(name) ?? VectorVerdicts.Of(name),
            await CodeAsync(name, setting => VerifiersUnderTest.Builtin(setting, _http)));

    [NeedsTheory(Component.Notation, Component.DockerRegistry, Component.Oras)]
    [MemberData(nameof(Vectors))]
    public async Task Notation_gives_a_vector_the_verdict_of_verdicts_json(string name) =>
        Assert.Equal(VectorVerdicts.Of(name), await CodeAsync(name, setting => VerifiersUnderTest.Notation(setting, _plugin, _http)));

    private async Task<string> CodeAsync(string name, Func<VerifierSetting, IImageVerifier> create)
    {
        await registry.PushVectorsAsync();
        foreach (var entity in VectorSet.RevokedEntities)
            _stage.Signer.Revoke(entity);
        var vector = VectorSet.Named(name);
        Assert.True(Digest.TryParse(vector.Digest, out var digest));
        var verifier = create(_stage.Setting with
        {
            ConfigDirectory = VectorSet.NotationDirectory,
            Credentials = new FixedCredential(new RegistryCredential(registry.Username, registry.Password)),
        });

        using (verifier as IDisposable)
            return VerdictCode.Of(
                (await verifier.VerifyAsync(new ImageByDigest(registry.Host, vector.Repository, digest), CancellationToken.None)).Verdict);
    }
}
