namespace ImageSignatures.Signatures.Revocation;

/// <summary>How long an answer may take, and how much it may be.</summary>
/// <remarks>
/// The times are the specification's: https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#ocsp-download
/// and #crl-download. The sizes are not above notation's.
/// </remarks>
internal sealed record FetchLimits(TimeSpan Time, int Bytes)
{
    public static FetchLimits Ocsp { get; } = new(TimeSpan.FromSeconds(2), 20 * 1024);

    public static FetchLimits Crl { get; } = new(TimeSpan.FromSeconds(5), 16 * 1024 * 1024);
}
