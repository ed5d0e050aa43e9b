namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>One image with its signatures, and what the reference verifier said of it.</summary>
/// <param name="Name">The vector's name, which is also its layout's folder.</param>
/// <param name="Digest">The image's digest, <c>sha256:…</c>.</param>
/// <param name="Exit">notation's exit status: 0 verified, 1 everything else.</param>
/// <param name="Outcome">The kind of the result, such as <c>verified</c>, <c>unsigned</c>, <c>expired</c> or <c>integrity</c>.</param>
/// <param name="Reasons">What notation said about each signature that failed, in its own words.</param>
public sealed record SignatureVector(string Name, string Digest, int Exit, string Outcome, IReadOnlyList<string> Reasons)
{
    /// <summary>The folder of the OCI image layout that holds the image and all that refers to it.</summary>
    public string LayoutPath => Path.Combine(VectorSet.Folder, "layouts", Name);

    /// <summary>The repository that the vector has in a test registry.</summary>
    public string Repository => $"vectors/{Name}";

    /// <summary>The tag that the vector has in a test registry.</summary>
    public static string Tag => "v1";

    /// <summary>HOST/REPOSITORY@DIGEST of the vector in a registry.</summary>
    public string ReferenceIn(string host) => $"{host}/{Repository}@{Digest}";
}
