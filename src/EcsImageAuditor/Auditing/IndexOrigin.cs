using System.Text.Json;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Finds the way back from the manifest of one platform to the index that the image's tag names: people sign the index, and what a
/// host pulls may be the manifest.
/// </summary>
public sealed class IndexOrigin(RegistryClient registry)
{
    /// <param name="reference">The image as the task definition names it.</param>
    /// <param name="image">The digest that ran.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="RegistryException">The registry did not tell.</exception>
    public async Task<IndexAnswer> FindAsync(ImageReference reference, ImageByDigest image, CancellationToken cancellationToken)
    {
        var tag = reference.Tag ?? (reference.Digest is null ? "latest" : null);
        if (tag is null || !ImageReference.TryParse($"{reference.Scope}:{tag}", out var tagged, out _))
            return new IndexAnswer.None();
        var itself = await registry.ResolveAsync(image, cancellationToken);
        if (IsIndex(itself))
            return new IndexAnswer.None();

        var named = await registry.ResolveAsync(tagged, cancellationToken);
        if (named.Digest == image.Digest)
            return new IndexAnswer.None();

        var index = image with { Digest = named.Digest };
        return IsIndex(named) && await ListsAsync(index, image.Digest, cancellationToken)
            ? new IndexAnswer.Listed(index, tag)
            : new IndexAnswer.Moved(tag, named.Digest);
    }

    private static bool IsIndex(Descriptor descriptor) => descriptor.MediaType is MediaTypes.OciIndex or MediaTypes.DockerManifestList;

    /// <returns>True when it is an index that lists the digest; false also for what is no index.</returns>
    /// <exception cref="RegistryException">The registry did not answer, or has no such manifest.</exception>
    public async Task<bool> ListsAsync(ImageByDigest index, Digest digest, CancellationToken cancellationToken)
    {
        var manifest = await registry.FetchManifestAsync(index, cancellationToken);
        try
        {
            var listed = JsonSerializer.Deserialize(manifest.Content.Span, OciJson.Default.ImageIndex);
            return listed?.Manifests?.Any(descriptor => descriptor.Digest == digest) == true;
        }
        catch (JsonException)
        {
            // An index that cannot be read lists nothing.
            return false;
        }
    }
}
