using ImageSignatures.Oci;

namespace EcsImageAuditor.Auditing;

/// <summary>What an image's tag says of a digest without a signature.</summary>
public abstract record IndexAnswer
{
    private IndexAnswer()
    {
    }

    /// <summary>There is no index to look at.</summary>
    public sealed record None : IndexAnswer;

    /// <summary>The tag names an index that lists the digest.</summary>
    /// <param name="Index">The index.</param>
    /// <param name="Tag">The tag.</param>
    public sealed record Listed(ImageByDigest Index, string Tag) : IndexAnswer;

    /// <summary>The tag names something else by now.</summary>
    /// <param name="Tag">The tag.</param>
    /// <param name="Now">What it names.</param>
    public sealed record Moved(string Tag, Digest Now) : IndexAnswer;
}
