namespace EcsImageAuditor.Emulator.Registry;

/// <summary>How a <see cref="RegistryServer"/> behaves. The default is an open registry with the referrers API.</summary>
public sealed record RegistryServerOptions
{
    /// <summary>Whether /referrers is served; without it the answer is 404 and clients use the referrers tag schema.</summary>
    public bool ReferrersApi { get; init; } = true;

    /// <summary>The most referrers in one answer; more are reached by the Link header. 0: all at once.</summary>
    public int ReferrersPageSize { get; init; }

    /// <summary>The user name that clients must present; null opens the registry to all.</summary>
    public string? Username { get; init; }

    /// <summary>The password that belongs to <see cref="Username"/>.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// Whether clients must present a token from the registry's own /token, which they get for the user name and password
    /// (or for nothing when the registry is open).
    /// </summary>
    public bool BearerAuth { get; init; }

    /// <summary>
    /// Whether blobs are served by a redirect to a second port, which refuses requests that carry an Authorization header, as S3 does.
    /// </summary>
    public bool BlobRedirect { get; init; }

    /// <summary>The most bytes held, blobs and manifests together.</summary>
    public long Capacity { get; init; } = 1L << 30;

    /// <summary>The clock of token lifetimes and of delayed answers.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
