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
    public sealed record Found(AuditedImage Image, IReadOnlyList<string> Warnings) : ImageLookup;

    /// <summary>The verdict is known without a digest: exempt or inconclusive.</summary>
    public sealed record Settled(Verdict Verdict) : ImageLookup;
}
