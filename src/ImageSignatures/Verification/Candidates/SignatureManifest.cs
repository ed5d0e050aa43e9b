using ImageSignatures.Oci;

namespace ImageSignatures.Verification.Candidates;

/// <summary>The manifest of a signature.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#oci-signatures</remarks>
internal sealed record SignatureManifest
{
    public const string ArtifactTypeName = "application/vnd.cncf.notary.signature";

    public int? SchemaVersion { get; init; }

    public string? MediaType { get; init; }

    public string? ArtifactType { get; init; }

    public Descriptor? Config { get; init; }

    public IReadOnlyList<Descriptor>? Layers { get; init; }

    /// <summary>Of the release candidates' artifact manifest, in place of layers.</summary>
    public IReadOnlyList<Descriptor>? Blobs { get; init; }

    public Descriptor? Subject { get; init; }

    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    /// <summary>The type of artifact; older manifests say it by their config.</summary>
    public bool IsSignature => (string.IsNullOrEmpty(ArtifactType) ? Config?.MediaType : ArtifactType) == ArtifactTypeName;

    /// <param name="mediaType">How the registry lists and serves it.</param>
    /// <returns>What may be envelopes; empty where the media type is none of a signature's.</returns>
    public IReadOnlyList<Descriptor> EnvelopesAs(string mediaType) => mediaType switch
    {
        MediaTypes.OciManifest => Layers ?? [],
        MediaTypes.OciArtifactManifest => Blobs ?? [],
        _ => [],
    };
}
