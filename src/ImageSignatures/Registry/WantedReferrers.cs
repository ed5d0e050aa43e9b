using ImageSignatures.Oci;

namespace ImageSignatures.Registry;

/// <summary>Which entries of a listing count.</summary>
/// <param name="ArtifactType">The artifact type that was asked for.</param>
/// <param name="IsFiltered">
/// The registry says that it filtered by the type (<c>OCI-Filters-Applied</c>): then an entry without a type is of that type.
/// </param>
internal sealed record WantedReferrers(string ArtifactType, bool IsFiltered)
{
    /// <summary>
    /// The listing is the registry's own answer. Its annotations may say that it is filtered, as they did before there was a header for it.
    /// </summary>
    public bool IsOfApi { get; init; }

    public bool Includes(Descriptor entry) =>
        entry.ArtifactType == ArtifactType || (IsFiltered && string.IsNullOrEmpty(entry.ArtifactType));
}
