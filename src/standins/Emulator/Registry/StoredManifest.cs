using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>A manifest as it was pushed, with what the registry read in it.</summary>
/// <remarks>Sequence is its place in the order of pushes, by which referrers are listed and paged.</remarks>
internal sealed record StoredManifest(Content Content, ManifestFields Fields, long Sequence)
{
    public string Digest => Content.Descriptor.Digest;

    /// <summary>The digest this manifest refers to; empty when it refers to none.</summary>
    public string Subject => Fields.Subject?.Digest ?? "";

    /// <summary>This manifest as an entry of a referrers answer.</summary>
    public Descriptor AsReferrer() =>
        Content.Descriptor with { ArtifactType = Fields.ReferrerType, Annotations = Fields.Annotations };
}
