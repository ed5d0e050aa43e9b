namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>Reads the statements of one policy.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trust-policy-properties</remarks>
internal sealed class StatementReader(PolicyMistakes mistakes)
{
    /// <summary>Every identity is compared with every other one, and every store is a directory to read.</summary>
    private const int MaxItems = 1000;

    private static readonly string[] MemberNames = ["name", "registryScopes", "signatureVerification", "trustStores", "trustedIdentities"];

    private readonly Dictionary<string, PolicyPlace> _names = new(StringComparer.Ordinal);
    private readonly RegistryScopeReader _scopes = new(mistakes);

    /// <returns>The statement; null where the value is no object.</returns>
    public StatementDraft? Read(PlacedValue value)
    {
        if (PolicyObject.Open(value, MemberNames, mistakes) is not { } statement)
            return null;

        var errors = mistakes.Errors;
        var name = ReadName(statement);
        var scopes = _scopes.Read(statement);
        var verification = SignatureVerificationReader.Read(statement, mistakes);
        var stores = ReadTrustStores(ReadList(statement, "trustStores", verification));
        var identities = TrustedIdentityReader.Read(ReadList(statement, "trustedIdentities", verification), mistakes);
        return new StatementDraft
        {
            Place = value.Place,
            HasErrors = mistakes.Errors > errors,
            Name = name,
            RegistryScopes = scopes,
            SignatureVerification = verification,
            TrustStores = stores,
            TrustedIdentities = identities,
        };
    }

    private string? ReadName(PolicyObject statement)
    {
        var name = statement.RequireText("name", "The statement has no name: give it one that no other statement has.");
        if (name is not null && !_names.TryAdd(name.Value, name.Place))
            mistakes.Error(name.Place, $"The name stands at {_names[name.Value].Path} already: give each statement its own.");
        return name?.Value;
    }

    private IReadOnlyList<PlacedValue.Text> ReadList(PolicyObject statement, string name, SignatureVerificationDraft verification)
    {
        var items = statement.FindItems(name);
        var level = verification.BaseLevel?.Value;
        var error = items.Count switch
        {
            > 0 when level == VerificationLevel.Skip =>
                $"The level skip verifies nothing, so {name} must be empty: remove them, or choose another level.",
            0 when level is not null && level != VerificationLevel.Skip && statement.HasNone(name) =>
                $"The statement has no {name}, which the level {level} needs: list at least one.",
            > MaxItems =>
                $"There are {items.Count} {name} in one statement, and at most {MaxItems} are read: split the statement by its scopes.",
            _ => null,
        };
        if (error is not null)
            mistakes.Error(statement.PlaceOf(name), error);
        return error is null ? statement.AsTexts(items) : [];
    }

    private List<Placed<TrustStoreName>> ReadTrustStores(IReadOnlyList<PlacedValue.Text> texts)
    {
        var stores = new List<Placed<TrustStoreName>>();
        foreach (var text in texts)
        {
            if (TrustStoreName.TryParse(text.Value, out var store, out var error))
                stores.Add(new Placed<TrustStoreName>(text.Place, store));
            else
                mistakes.Error(text.Place, error);
        }

        return stores;
    }
}
