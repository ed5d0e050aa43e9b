namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>A statement as far as it could be read, with the places of its parts. What is missing or wrong is null or left out.</summary>
internal sealed record StatementDraft
{
    public required PolicyPlace Place { get; init; }

    /// <summary>True where something could not be read, so that its parts cannot be judged together.</summary>
    public required bool HasErrors { get; init; }

    public required string? Name { get; init; }

    public required IReadOnlyList<Placed<string>> RegistryScopes { get; init; }

    public required SignatureVerificationDraft SignatureVerification { get; init; }

    public required IReadOnlyList<Placed<TrustStoreName>> TrustStores { get; init; }

    public required IReadOnlyList<Placed<TrustedIdentity>> TrustedIdentities { get; init; }

    /// <summary>The statement, once nothing of it was found to be an error.</summary>
    public TrustPolicyStatement ToStatement() => new()
    {
        Name = Name!,
        RegistryScopes = [.. RegistryScopes.Select(scope => scope.Value)],
        Level = SignatureVerification.Level!,
        VerifyTimestamp = SignatureVerification.VerifyTimestamp,
        TrustStores = [.. TrustStores.Select(store => store.Value)],
        TrustedIdentities = [.. TrustedIdentities.Select(identity => identity.Value)],
    };
}
