using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Registry;
using ImageSignatures.Oci;

namespace Differential.Tests.Verification.Agreement;

/// <summary>Two registries that both verifiers read from: one with the referrers API, one without.</summary>
internal sealed class AgreementRegistry : IAsyncDisposable
{
    public const string ArtifactType = "application/vnd.cncf.notary.signature";

    // So that images with several signatures have them on several pages.
    private const int PageSize = 3;
    private const string IndexType = "application/vnd.oci.image.index.v1+json";

    private static readonly SignatureVector Image = VectorSet.Named("trusted");
    private static readonly byte[] ImageManifest =
        File.ReadAllBytes(Path.Combine(Image.LayoutPath, "blobs", "sha256", Image.Digest["sha256:".Length..]));

    private readonly RegistryServer _byApi;
    private readonly RegistryServer _byTag;

    private AgreementRegistry(RegistryServer byApi, RegistryServer byTag) => (_byApi, _byTag) = (byApi, byTag);

    public static async Task<AgreementRegistry> StartAsync() => new(
        await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersPageSize = PageSize }),
        await RegistryServer.StartAsync(new RegistryServerOptions { ReferrersApi = false }));

    /// <summary>The image of the case; the same manifest in a repository of its own.</summary>
    public ImageByDigest ImageOf(ArtifactCase item, int index) => ImageIn(ServerOf(item).Host, $"case-{index}");

    /// <summary>The image in any registry.</summary>
    public static ImageByDigest ImageIn(string host, string repository)
    {
        Assert.True(Digest.TryParse(Image.Digest, out var digest));
        return new ImageByDigest(host, repository, digest);
    }

    public Task PushAsync(ArtifactCase item, ImageByDigest image) => PushAsync(ServerOf(item), item, image);

    /// <summary>Pushes the image with its signatures to any registry.</summary>
    public static async Task PushAsync(RegistryServer registry, ArtifactCase item, ImageByDigest image)
    {
        await registry.PutManifestAsync(image.Repository, ImageManifest, item.ImageType);
        var listed = new JsonArray();
        foreach (var signature in item.Signatures)
            listed.Add((JsonNode)await PushAsync(registry, image.Repository, signature));
        foreach (var answer in item.Answers)
            registry.Faults.Add(answer.For(image, listed));
        if (!item.ByTag)
            return;

        var index = new JsonObject { ["schemaVersion"] = 2, ["mediaType"] = IndexType, ["manifests"] = listed };
        var bytes = Encoding.UTF8.GetBytes(item.RewriteIndex(index.ToJsonString()));
        await registry.PutManifestAsync(image.Repository, bytes, IndexType, $"sha256-{image.Digest.Hex}");
    }

    public async ValueTask DisposeAsync()
    {
        await _byApi.DisposeAsync();
        await _byTag.DisposeAsync();
    }

    private RegistryServer ServerOf(ArtifactCase item) => item.ByTag ? _byTag : _byApi;

    private static async Task<JsonObject> PushAsync(RegistryServer registry, string repository, AttachedEnvelope signature)
    {
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = signature.ListedType,
            ["artifactType"] = ArtifactType,
            ["config"] = Descriptor("application/vnd.oci.empty.v1+json", registry.PutBlob(repository, "{}"u8.ToArray()), 2),
            ["layers"] = new JsonArray(
                Descriptor(signature.MediaType, registry.PutBlob(repository, signature.Bytes), signature.Bytes.Length)
            ),
            ["subject"] = Descriptor(AttachedEnvelope.ManifestType, Image.Digest, ImageManifest.Length),
            ["annotations"] = new JsonObject { ["io.cncf.notary.x509chain.thumbprint#S256"] = "[]" },
        };
        var bytes = Encoding.UTF8.GetBytes(signature.Rewrite(manifest.ToJsonString()));
        var entry = Descriptor(
            signature.ListedType,
            await registry.PutManifestAsync(repository, bytes, signature.ListedType),
            bytes.Length
        );
        entry["artifactType"] = ArtifactType;
        signature.Relist(entry);
        return entry;
    }

    private static JsonObject Descriptor(string mediaType, string digest, long size) =>
        new() { ["mediaType"] = mediaType, ["digest"] = digest, ["size"] = size };
}
