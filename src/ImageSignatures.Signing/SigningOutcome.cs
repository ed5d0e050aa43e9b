using ImageSignatures.Oci;

namespace ImageSignatures.Signing;

/// <summary>What became of one image.</summary>
public sealed record SigningOutcome
{
    public required ImageToSign Image { get; init; }

    public required SigningResult Result { get; init; }

    /// <summary>Digest of what is signed; null where it was not found out.</summary>
    public Digest? Digest { get; init; }

    /// <summary>Null unless it failed or is inconclusive.</summary>
    public SigningFailure? Failure { get; init; }

    /// <summary>ARN of the signing profile; null where it was not found out, or does not exist yet.</summary>
    public string? Profile { get; init; }

    /// <summary>Digests of the signatures that were attached.</summary>
    public IReadOnlyList<Digest> Signatures { get; init; } = [];

    /// <summary>What was looked at and carries a good signature now: the image, and the platforms' images where they are signed too.</summary>
    internal IReadOnlyList<Digest> Subjects { get; init; } = [];

    /// <summary>What would be done, in a dry run; or what is worth knowing. A sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Bytes of blobs that were sent.</summary>
    public long BytesCopied { get; init; }

    public TimeSpan Elapsed { get; init; }
}
