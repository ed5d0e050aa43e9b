using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>What looking for a container's digest came to.</summary>
public abstract record ImageLookup
{
    private ImageLookup()
    {
    }

    /// <summary>The digest is known.</summary>
    /// <param name="Image">What to verify.</param>
    /// <param name="Warnings">What is odd about it, a sentence each.</param>
    public sealed record Found(AuditedImage Image, IReadOnlyList<string> Warnings) : ImageLookup
    {
        /// <summary>What ECS reports in place of the digest that the image reference names; null where both agree.</summary>
        public Digest? Reported { get; init; }
    }

    /// <summary>The verdict is known without asking the registry: exempt, of a registry that is not allowed, or inconclusive.</summary>
    public sealed record Settled(Verdict Verdict) : ImageLookup
    {
        /// <summary>The image, where its digest is known all the same.</summary>
        public AuditedImage? Image { get; init; }

        /// <summary>What is odd about it, a sentence each.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];
    }
}
