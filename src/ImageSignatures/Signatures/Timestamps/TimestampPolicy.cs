using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>What a trust policy statement says of timestamps.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#timestamp-countersignature-verification-details</remarks>
internal abstract record TimestampPolicy
{
    private TimestampPolicy()
    {
    }

    /// <summary>The statement names no <c>tsa</c> trust store: certificates have to be valid now.</summary>
    public sealed record None : TimestampPolicy;

    /// <summary>The statement names <c>tsa</c> trust stores, which hold these certificates.</summary>
    /// <param name="Anchors">All certificates of those stores. With none the validation fails.</param>
    /// <param name="OnlyAfterCertificateExpiry">True for <c>afterCertExpiry</c>: a timestamp is looked at only once a certificate has expired.</param>
    public sealed record Tsa(IReadOnlyCollection<Certificate> Anchors, bool OnlyAfterCertificateExpiry) : TimestampPolicy;
}
