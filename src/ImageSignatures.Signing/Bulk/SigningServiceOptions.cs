namespace ImageSignatures.Signing.Bulk;

/// <summary>From what signing is composed.</summary>
public sealed record SigningServiceOptions
{
    /// <summary>
    /// A notation configuration directory with the trust stores (and the plugin, for notation), or null for notation's own.
    /// </summary>
    public string? ConfigDirectory { get; init; }

    /// <summary>Talks to every registry over plain HTTP.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>Signs with the notation executable and the AWS Signer plugin, not in process.</summary>
    public bool UsesNotation { get; init; }

    /// <summary>
    /// The registries that are written to: <c>NOTATION_USERNAME</c> and <c>NOTATION_PASSWORD</c> are for those, and not for wherever an
    /// image is copied from.
    /// </summary>
    public IReadOnlySet<string> Targets { get; init; } = new HashSet<string>();

    /// <summary>How many images at a time.</summary>
    public int Concurrency { get; init; } = 4;

    public RepositorySettings Repositories { get; init; } = new();
}
