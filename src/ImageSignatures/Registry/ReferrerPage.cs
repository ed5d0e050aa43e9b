using ImageSignatures.Oci;

namespace ImageSignatures.Registry;

/// <summary>One answer to the question what refers to an image.</summary>
/// <param name="Referrers">The entries of the artifact type that was asked for, in the answer's order.</param>
internal sealed record ReferrerPage(IReadOnlyList<Descriptor> Referrers)
{
    public static ReferrerPage Empty { get; } = new(Array.Empty<Descriptor>());

    /// <summary>What of the answer is passed over, and why: a sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why there is more than is read; null where all was read.</summary>
    public string? Limit { get; init; }

    /// <summary>A listing that is passed over as a whole.</summary>
    public static ReferrerPage Of(string warning) => Empty with { Warnings = [warning] };
}
