namespace ImageSignatures.TrustPolicies;

/// <summary>What a trust policy does with a validation.</summary>
internal enum ValidationAction
{
    /// <summary>A failure makes the signature untrusted.</summary>
    Enforce,

    /// <summary>A failure is reported, and the signature may still be trusted.</summary>
    Log,

    /// <summary>The validation is not made.</summary>
    Skip,
}
