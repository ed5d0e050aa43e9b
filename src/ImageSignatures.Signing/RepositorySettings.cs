namespace ImageSignatures.Signing;

/// <summary>How repositories of ECR are made that do not exist yet. Those that exist stay as they are.</summary>
public sealed record RepositorySettings
{
    /// <summary>
    /// A tag that was pushed stays what it is. The tags under which signatures are listed where there is no referrers API
    /// (<c>sha256-…</c>) are excluded from that.
    /// </summary>
    public bool ImmutableTags { get; init; } = true;

    public bool ScanOnPush { get; init; } = true;

    /// <summary>ARN of the key that encrypts the images; null for a key of ECR's.</summary>
    public string? KmsKey { get; init; }
}
