namespace ImageSignatures.Oci;

/// <summary>A repository of a registry.</summary>
/// <param name="Registry">Host of the registry, with its port where it has one.</param>
/// <param name="Repository">Path of the repository, fully expanded.</param>
public sealed record RepositoryName(string Registry, string Repository)
{
    public override string ToString() => $"{Registry}/{Repository}";
}
