namespace ImageSignatures.Registry;

/// <summary>How far a <see cref="RegistryClient"/> goes.</summary>
public sealed record RegistryClientOptions
{
    /// <summary>
    /// Speak HTTP without TLS, for a registry on this machine or in a test. ECR is spoken to over TLS all the same. Without it only
    /// <c>localhost:PORT</c> is plain, as with notation.
    /// </summary>
    public bool PlainHttp { get; init; }

    /// <summary>For one request with its answer's body; a retry or the next page begins anew.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>In bytes, of a manifest or of a page of referrers.</summary>
    public int MaxManifestSize { get; init; } = 4 * 1024 * 1024;

    /// <summary>In bytes.</summary>
    public int MaxBlobSize { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// Bytes of a blob that are uploaded in one request: what a registry that keeps whole requests need not be sent again. Each request
    /// costs a registry that writes to a disk a pause in which nothing moves, so most blobs go in one. ECR gets every blob in one, as
    /// Docker sends it.
    /// </summary>
    public long UploadChunkSize { get; init; } = 1024 * 1024 * 1024;

    /// <summary>Pages of referrers that are read of one image.</summary>
    public int MaxReferrerPages { get; init; } = 100;
}
