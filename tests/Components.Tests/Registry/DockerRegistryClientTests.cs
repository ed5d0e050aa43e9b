using System.Text.Json;
using Components.Tests.Parts;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace Components.Tests.Registry;

/// <summary>Against docker-registry, which asks for a password and lacks the referrers API.</summary>
[Collection(SharedDockerRegistry.Name)]
public sealed class DockerRegistryClientTests(DockerRegistryFixture registry)
{
    private readonly TestClient _clients = new();

    [NeedsFact(Component.DockerRegistry, Component.Oras)]
    public async Task A_tag_and_a_digest_name_the_same_image()
    {
        var vector = await PushAsync("trusted");

        var byTag = await Client().ResolveAsync(Reference($"{registry.Host}/{vector.Repository}:{SignatureVector.Tag}"), default);
        var byDigest = await Client().ResolveAsync(Reference(vector.ReferenceIn(registry.Host)), default);

        Assert.Equal(vector.Digest, byTag.Digest.ToString());
        Assert.Equal(byTag, byDigest);
        Assert.Equal(byTag, (await Client().FetchManifestAsync(Image(vector), default)).Descriptor);
    }

    [NeedsFact(Component.DockerRegistry, Component.Oras)]
    public async Task A_signature_is_found_by_the_tag_schema_and_fetched_to_its_envelope()
    {
        var image = Image(await PushAsync("trusted"));
        var client = Client();

        var signature = Assert.Single(await client.ReferrersAsync(image, TestImage.SignatureType, default).ToListAsync());
        var manifest = await client.FetchManifestAsync(image with { Digest = signature.Digest }, default);
        using var json = JsonDocument.Parse(manifest.Content);
        var layer = json.RootElement.GetProperty("layers")[0];
        var envelope = await client.FetchBlobAsync(image, Descriptor(layer), default);

        Assert.Equal(signature.Size, manifest.Descriptor.Size);
        Assert.Equal(image.Digest.ToString(), json.RootElement.GetProperty("subject").GetProperty("digest").GetString());
        using var jws = JsonDocument.Parse(envelope);
        Assert.True(jws.RootElement.TryGetProperty("payload", out _));
    }

    [NeedsTheory(Component.DockerRegistry, Component.Oras)]
    [InlineData("unsigned", 0)]
    [InlineData("sbom-only", 0)]
    [InlineData("many-3-bad-1-good", 4)]
    public async Task As_many_signatures_are_listed_as_were_attached(string name, int count) =>
        Assert.Equal(count, await Client().ReferrersAsync(Image(await PushAsync(name)), TestImage.SignatureType, default).CountAsync());

    [NeedsFact(Component.DockerRegistry)]
    public async Task A_wrong_or_missing_password_is_denied()
    {
        var reference = Reference($"{registry.Host}/vectors/trusted:v1");
        foreach (var (username, password) in new[] { (registry.Username, "wrong"), ("", "") })
        {
            var client = _clients.With(new EnvironmentCredentialSource(username, password));
            var failure = await Assert.ThrowsAsync<RegistryException>(() => client.ResolveAsync(reference, default));
            Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        }
    }

    [NeedsFact(Component.DockerRegistry)]
    public async Task A_missing_image_is_not_found_and_has_no_referrers()
    {
        var image = new ImageByDigest(registry.Host, "nobody/nothing", TestImage.Digest);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => Client().ResolveAsync(image, default));

        Assert.Equal(ReasonCode.ImageNotFound, failure.Reason.Code);
        Assert.Empty(await Client().ReferrersAsync(image, TestImage.SignatureType, default).ToListAsync());
    }

    private RegistryClient Client() => _clients.With(new EnvironmentCredentialSource(registry.Username, registry.Password));

    private ImageByDigest Image(SignatureVector vector) => new(registry.Host, vector.Repository, TestImage.Parse(vector.Digest));

    private async Task<SignatureVector> PushAsync(string name)
    {
        using var oras = new OrasCli();
        oras.UseCredentials(registry.Host, registry.Username, registry.Password);
        var vector = VectorSet.Named(name);
        await VectorSet.PushAsync(oras, vector, registry.Host);
        return vector;
    }

    private static ImageReference Reference(string text) =>
        ImageReference.TryParse(text, out var reference, out var error) ? reference : throw new ArgumentException(error);

    private static Descriptor Descriptor(JsonElement layer) => new()
    {
        MediaType = layer.GetProperty("mediaType").GetString()!,
        Digest = TestImage.Parse(layer.GetProperty("digest").GetString()!),
        Size = layer.GetProperty("size").GetInt64(),
    };
}
