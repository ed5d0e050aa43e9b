using Components.Tests.Parts;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Tests.Shared.Verification;
using EcsImageAuditor.Tests.Shared.Verification.Notation;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace Components.Tests.Verification;

/// <summary>
/// What somebody who may push attaches in docker-registry, as far as it takes it: by both verifiers an unsigned image stays bad and a signed
/// one stays good.
/// </summary>
[Collection(SharedDockerRegistry.Name)]
public sealed class SpoiledDockerRegistryTests(DockerRegistryFixture docker) : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _web = new();
    private readonly HttpClient _http = RegistryHttp.CreateClient();
    private readonly SignerPluginInstallation _plugin = new();
    private ContractStage _stage = null!;

    public static TheoryData<string> WaysToSpoil => [.. Spoiling.Names];

    public async Task InitializeAsync() => _stage = await ContractStage.StartAsync();

    public async Task DisposeAsync() => await _stage.DisposeAsync();

    public void Dispose()
    {
        _web.Dispose();
        _http.Dispose();
        _plugin.Dispose();
    }

    [NeedsTheory(Component.Notation, Component.DockerRegistry)]
    [MemberData(nameof(WaysToSpoil))]
    public async Task An_unsigned_image_stays_bad_and_a_signed_one_good(string way)
    {
        var unsigned = await PushAsync($"spoiled/{Guid.NewGuid():N}");
        await new Spoiling(new SpoiledDockerRegistry(_web, docker.OpenHost), unsigned, ContractStage.SubjectOf(unsigned)).SpoilAsync(way);
        Assert.All(await JudgeAsync(unsigned), verdict => Assert.True(verdict.IsBad, $"{verdict}"));

        var signed = await PushAsync($"spoiled/{Guid.NewGuid():N}");
        await SignAsync(signed);
        var registry = new SpoiledDockerRegistry(_web, docker.OpenHost);
        await new Spoiling(registry, signed, ContractStage.SubjectOf(signed)).SpoilAsync(way);
        if (registry is { HasReplacedList: true, HasRefused: false })
            Assert.All(await JudgeAsync(signed), verdict => Assert.True(verdict.IsBad, $"{verdict}"));
        else
            Assert.All(await JudgeAsync(signed), verdict => Assert.Equal(Verdict.Trust, verdict));
    }

    [NeedsFact(Component.Notation, Component.DockerRegistry)]
    public async Task Three_hundred_bogus_signatures_change_nothing()
    {
        var (signed, unsigned) = (await PushAsync("spoiled/many-signed"), await PushAsync("spoiled/many-unsigned"));
        var registry = new SpoiledDockerRegistry(_web, docker.OpenHost);
        await new Spoiling(registry, signed, ContractStage.SubjectOf(signed)).AttachManyAsync(150, "before");
        await SignAsync(signed);
        await new Spoiling(registry, signed, ContractStage.SubjectOf(signed)).AttachManyAsync(150, "after");
        await new Spoiling(registry, unsigned, ContractStage.SubjectOf(unsigned)).AttachManyAsync(120, "any");

        Assert.False(registry.HasRefused);
        Assert.All(await JudgeAsync(signed), verdict => Assert.Equal(Verdict.Trust, verdict));
        Assert.All(await JudgeAsync(unsigned), verdict => Assert.True(verdict.IsBad, $"{verdict}"));
    }

    private async Task<ImageByDigest> PushAsync(string repository)
    {
        var pushed = await new RegistryWriter(_web, docker.OpenHost).PushAsync(repository, ImageBuilder.Image(repository));
        Assert.True(Digest.TryParse(pushed.Digest, out var digest));
        return new ImageByDigest(docker.OpenHost, repository, digest);
    }

    private async Task SignAsync(ImageByDigest image)
    {
        using var attacher = new SignatureAttacher(new RegistryWriter(_web, docker.OpenHost), _stage.Signer);
        await attacher.AttachAsync(image.Repository, ImageBuilder.Image(image.Repository).Descriptor, "trusted_profile", null);
    }

    /// <returns>What builtin and what notation says.</returns>
    private async Task<IReadOnlyList<Verdict>> JudgeAsync(ImageByDigest image)
    {
        var setting = _stage.Setting with { Credentials = new FixedCredential(null), Timeout = TimeSpan.FromMinutes(2) };
        using var builtin = VerifiersUnderTest.Builtin(setting, _http);
        using var notation = VerifiersUnderTest.Notation(setting, _plugin, _http);
        var verifications = await Task.WhenAll(new IImageVerifier[] { builtin, notation }.Select(verifier => verifier.VerifyAsync(image, default)));
        return [.. verifications.Select(verification => verification.Verdict)];
    }
}
