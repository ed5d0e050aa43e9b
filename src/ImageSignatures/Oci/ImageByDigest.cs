namespace ImageSignatures.Oci;

/// <summary>An image that can only be one thing: the content with this digest in this repository.</summary>
/// <param name="Registry">Host of the registry, with its port where it has one, as written in the reference.</param>
/// <param name="Repository">Path of the repository, fully expanded (<c>library/nginx</c>, not <c>nginx</c>).</param>
/// <param name="Digest">Digest of the manifest or index.</param>
public sealed record ImageByDigest(string Registry, string Repository, Digest Digest)
{
    /// <summary>The name that a trust policy's <c>registryScopes</c> are compared with.</summary>
    public string Scope => $"{Registry}/{Repository}";

    public override string ToString() => $"{Scope}@{Digest}";
}
