using System.Buffers;
using System.Text.Json;
using ImageSignatures.Oci;
using ImageSignatures.Registry;

namespace ImageSignatures.Signing.Copying;

/// <summary>Takes the wanted platforms out of an index.</summary>
internal static class PlatformSelection
{
    public static bool IsIndex(Descriptor manifest) => manifest.MediaType is MediaTypes.OciIndex or MediaTypes.DockerManifestList;

    /// <summary>
    /// What is left of an image: an image itself or an index of which all is wanted as it is; of an index of which one image is
    /// wanted that image; else an index with those entries, each as it was.
    /// </summary>
    /// <param name="registry">Fetches a single image.</param>
    /// <param name="source">The image.</param>
    /// <param name="manifest">Its manifest or index.</param>
    /// <param name="platforms">The wanted ones; none means all.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="SigningException">A platform is missing.</exception>
    public static async Task<ManifestContent> SelectAsync(
        RegistryClient registry,
        ImageReference source,
        ManifestContent manifest,
        IReadOnlyList<Platform> platforms,
        CancellationToken cancellationToken)
    {
        if (platforms.Count == 0 || !IsIndex(manifest.Descriptor))
            return manifest;

        var entries = ImageTreeReader.IndexOf(source, manifest);
        if (platforms.FirstOrDefault(platform => !entries.Any(entry => platform.Means(entry.Platform))) is { } missing)
            throw new SigningException(
                SigningFailureCode.ManifestUnusable,
                $"{source} has no image for {missing}; it has {string.Join(", ", entries.Select(entry => entry.Platform).OfType<Platform>().Distinct())}."
            );

        var wanted = entries
            .Where(entry => platforms.Any(platform => platform.Means(entry.Platform)))
            .Select(entry => entry.Digest)
            .ToHashSet();
        return wanted.Count == 1 ? await registry.FetchManifestAsync(source.At(wanted.Single()), cancellationToken)
            : wanted.Count == entries.Count ? manifest
            : Filter(manifest, wanted);
    }

    private static ManifestContent Filter(ManifestContent index, HashSet<Digest> wanted)
    {
        using var document = JsonDocument.Parse(index.Content);
        var json = new ArrayBufferWriter<byte>();
        using (var text = new Utf8JsonWriter(json))
        {
            text.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Name != "manifests")
                {
                    member.WriteTo(text);
                    continue;
                }

                text.WriteStartArray(member.Name);
                foreach (var entry in member.Value.EnumerateArray().Where(entry => IsWanted(entry, wanted)))
                    entry.WriteTo(text);
                text.WriteEndArray();
            }

            text.WriteEndObject();
        }

        return ManifestContent.Of(index.Descriptor.MediaType, json.WrittenMemory);
    }

    private static bool IsWanted(JsonElement entry, HashSet<Digest> wanted) =>
        Digest.TryParse(entry.GetProperty("digest").GetString(), out var digest) && wanted.Contains(digest);
}
