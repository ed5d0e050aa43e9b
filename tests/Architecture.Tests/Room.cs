namespace Architecture.Tests;

/// <summary>One project.</summary>
/// <param name="Assembly">The assembly's name.</param>
/// <param name="Folder">Its sources, below the repository's root.</param>
/// <param name="Namespace">Its root namespace: the folder itself.</param>
internal sealed record Room(string Assembly, string Folder, string Namespace)
{
    /// <summary>How the folder of the project itself is called.</summary>
    public const string Root = "(root)";

    /// <summary>The folder of a namespace with forward slashes, or null when the namespace is not of this project.</summary>
    public string? FolderOf(string? name) =>
        name == Namespace ? Root
        : name?.StartsWith(Namespace + ".", StringComparison.Ordinal) == true ? name[(Namespace.Length + 1)..].Replace('.', '/')
        : null;
}
