namespace ImageSignatures.TrustPolicies;

/// <summary>
/// The policy's <c>verifyTimestamp</c>: when a timestamp countersignature is looked at, where the statement names a <c>tsa</c> trust store.
/// </summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-policy-properties</remarks>
internal enum TimestampVerification
{
    /// <summary><c>always</c>, which is also what a missing value means.</summary>
    Always,

    /// <summary><c>afterCertExpiry</c>: only once a certificate of the chain has expired.</summary>
    AfterCertificateExpiry,
}
