namespace ImageSignatures.TrustPolicies;

/// <summary>One statement of a trust policy: for which repositories, by which trust stores, whose signatures, and how strictly.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-policy-properties</remarks>
internal sealed record TrustPolicyStatement
{
    /// <summary>The scope that stands for every repository that no other statement names.</summary>
    public const string AnyScope = "*";

    public required string Name { get; init; }

    /// <summary>Repositories as <c>HOST/REPOSITORY</c>, or <see cref="AnyScope"/> alone.</summary>
    public required IReadOnlyList<string> RegistryScopes { get; init; }

    public required VerificationLevel Level { get; init; }

    public required TimestampVerification VerifyTimestamp { get; init; }

    /// <summary>Empty only at level skip.</summary>
    public required IReadOnlyList<TrustStoreName> TrustStores { get; init; }

    /// <summary>Empty only at level skip.</summary>
    public required IReadOnlyList<TrustedIdentity> TrustedIdentities { get; init; }
}
