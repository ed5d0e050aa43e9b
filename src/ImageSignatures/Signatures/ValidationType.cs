namespace ImageSignatures.Signatures;

/// <summary>The five validations of a signature. A trust policy enforces or logs each.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#signature-verification-details</remarks>
internal enum ValidationType
{
    /// <summary>The signature is intact and well-formed. Always enforced.</summary>
    Integrity,

    /// <summary>The signer is one that the verifier trusts.</summary>
    Authenticity,

    /// <summary>The signature was made while its certificates were valid.</summary>
    AuthenticTimestamp,

    /// <summary>The "best by" time of the signer has not passed.</summary>
    Expiry,

    /// <summary>Nothing that the signature rests on has been revoked.</summary>
    Revocation,
}
