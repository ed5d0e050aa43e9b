namespace ImageSignatures.Verification.Notation;

/// <summary>How notation is run.</summary>
public sealed record NotationOptions
{
    /// <summary>Absolute path of the notation executable; <see cref="NotationLocator"/> finds it.</summary>
    public required string ExecutablePath { get; init; }

    /// <summary>The directory with the trust policy and the trust store, absolute; see <see cref="NotationConfiguration"/>.</summary>
    public required string ConfigDirectory { get; init; }

    /// <summary>The directory that holds <c>plugins/</c> (NOTATION_LIBEXEC), absolute; null for the configuration directory.</summary>
    public string? PluginDirectory { get; init; }

    /// <summary>How long one verification may take, from the first request to the end of the last process tree.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Speak HTTP without TLS to the registry, where notation itself speaks to it: when it signs.</summary>
    public bool PlainHttp { get; init; }

    /// <summary>
    /// The region that the AWS Signer plugin asks for revocations, where all trusted profiles are of one region; null for that of the
    /// trusted profile which made the signature.
    /// </summary>
    public string? SignerRegion { get; init; }

    /// <summary>How many bytes of each output stream are kept, its beginning and its end; the rest is read and dropped.</summary>
    public int MaxOutputBytes { get; init; } = 256 * 1024;

    /// <summary>
    /// Variables for notation and its plugins in addition to those of this process that <see cref="NotationEnvironment"/> lets through.
    /// </summary>
    public IReadOnlyDictionary<string, string> PluginEnvironment { get; init; } = new Dictionary<string, string>();
}
