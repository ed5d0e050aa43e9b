using System.Collections.Concurrent;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification;

namespace Differential.Tests.Verification.Builtin;

/// <summary>The 45 vectors over a registry with the referrers API, and over one without, where the tag schema lists the signatures.</summary>
public sealed class EmulatorVectorTests : IDisposable
{
    // Where builtin is stricter than notation, they disagree. docs/stricter-than-notation.md has the reason.
    private const string DuplicateMember = "json-dup-payload-last-good";

    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private readonly SignerPluginInstallation _plugin = new();

    public void Dispose()
    {
        _http.Dispose();
        _plugin.Dispose();
    }

    [NeedsTheory(Component.Oras)]
    [InlineData(true)]
    [InlineData(false)]
    public Task Builtin_gives_each_vector_its_verdict(bool referrersApi) =>
        JudgeAsync(referrersApi, Builtin, name => name == DuplicateMember ? "integrity" : VectorVerdicts.Of(name));

    [NeedsFact(Component.Oras, Component.Notation)]
    public Task Both_agree_on_each_vector_but_the_documented_one() => JudgeAsync(
        referrersApi: true,
        setting => new BothVerifiers(VerifiersUnderTest.Notation(setting, _plugin, _http), Builtin(setting)),
        name => name == DuplicateMember ? "verifiers-disagree" : VectorVerdicts.Of(name));

    private static async Task JudgeAsync(bool referrersApi, Func<VerifierSetting, IImageVerifier> create, Func<string, string> expected)
    {
        await using var registry = await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = referrersApi });
        await using var signer = await SignerServer.StartAsync();
        foreach (var entity in VectorSet.RevokedEntities)
            signer.Revoke(entity);
        using var oras = new OrasCli();
        await VectorSet.PushAllAsync(oras, registry.Host);

        var setting = new VerifierSetting(VectorSet.NotationDirectory, new FixedCredential(null), signer.Endpoint);
        var verifier = create(setting);
        var surprises = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(VectorSet.All, async (vector, cancellationToken) =>
        {
            Assert.True(Digest.TryParse(vector.Digest, out var digest));
            var verification = await verifier.VerifyAsync(new ImageByDigest(registry.Host, vector.Repository, digest), cancellationToken);
            if (VerdictCode.Of(verification.Verdict) != expected(vector.Name))
                surprises.Add($"{vector.Name}: {verification.Verdict}");
        });

        Assert.Equal(45, VectorSet.All.Count);
        Assert.True(surprises.IsEmpty, string.Join("\n", surprises));
    }

    private IImageVerifier Builtin(VerifierSetting setting) => VerifiersUnderTest.Builtin(setting, _http);
}
