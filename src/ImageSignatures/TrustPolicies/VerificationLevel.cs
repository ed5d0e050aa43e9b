using System.Collections.Frozen;
using ImageSignatures.Signatures;
using static ImageSignatures.TrustPolicies.ValidationAction;

namespace ImageSignatures.TrustPolicies;

/// <summary>What a statement does with each validation: one of four named levels, or one of them with overrides.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#signature-verification-details</remarks>
internal sealed class VerificationLevel
{
    private readonly FrozenDictionary<ValidationType, ValidationAction> _actions;

    private VerificationLevel(string name, IEnumerable<KeyValuePair<ValidationType, ValidationAction>> actions)
    {
        Name = name;
        _actions = actions.ToFrozenDictionary();
    }

    public static VerificationLevel Strict { get; } = Named("strict", Enforce, Enforce, Enforce, Enforce, Enforce);

    public static VerificationLevel Permissive { get; } = Named("permissive", Enforce, Enforce, Log, Log, Log);

    public static VerificationLevel Audit { get; } = Named("audit", Enforce, Log, Log, Log, Log);

    public static VerificationLevel Skip { get; } = Named(
        "skip", ValidationAction.Skip, ValidationAction.Skip, ValidationAction.Skip, ValidationAction.Skip, ValidationAction.Skip);

    /// <summary>The four levels that have a name.</summary>
    public static IReadOnlyList<VerificationLevel> All { get; } = [Strict, Permissive, Audit, Skip];

    /// <summary>The name in the policy; <c>custom</c> with overrides.</summary>
    public string Name { get; }

    public ValidationAction this[ValidationType type] => _actions[type];

    /// <summary>This level with some actions replaced.</summary>
    public VerificationLevel With(IReadOnlyDictionary<ValidationType, ValidationAction> overrides)
    {
        var actions = _actions.Select(row => KeyValuePair.Create(row.Key, overrides.GetValueOrDefault(row.Key, row.Value)));
        return overrides.Count == 0 ? this : new VerificationLevel("custom", actions);
    }

    public override string ToString() => Name;

    private static VerificationLevel Named(
        string name,
        ValidationAction integrity,
        ValidationAction authenticity,
        ValidationAction authenticTimestamp,
        ValidationAction expiry,
        ValidationAction revocation) => new(
            name,
            [
                new(ValidationType.Integrity, integrity),
                new(ValidationType.Authenticity, authenticity),
                new(ValidationType.AuthenticTimestamp, authenticTimestamp),
                new(ValidationType.Expiry, expiry),
                new(ValidationType.Revocation, revocation),
            ]);
}
