namespace ImageSignatures.TrustPolicies;

/// <summary>What the certificates of a trust store vouch for.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-store</remarks>
internal enum TrustStoreType
{
    /// <summary><c>ca</c>: signatures of the scheme <c>notary.x509</c>.</summary>
    Ca,

    /// <summary><c>signingAuthority</c>: signatures of the scheme <c>notary.x509.signingAuthority</c>, such as AWS Signer's.</summary>
    SigningAuthority,

    /// <summary><c>tsa</c>: timestamp countersignatures.</summary>
    Tsa,
}
