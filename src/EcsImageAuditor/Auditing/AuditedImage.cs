using ImageSignatures.Oci;

namespace EcsImageAuditor.Auditing;

/// <summary>The image of a container, and how its digest is known.</summary>
/// <param name="Reference">As the task definition or the user names it, expanded.</param>
/// <param name="Digest">The digest that is judged.</param>
/// <param name="Source">Where the digest came from.</param>
public sealed record AuditedImage(ImageReference Reference, Digest Digest, DigestSource Source)
{
    public ImageByDigest ByDigest => Reference.At(Digest);

    /// <summary>The reference with tag and digest, <c>HOST/REPO:TAG@sha256:…</c>.</summary>
    public override string ToString() => $"{Reference.Scope}{(Reference.Tag is { } tag ? $":{tag}" : string.Empty)}@{Digest}";
}
