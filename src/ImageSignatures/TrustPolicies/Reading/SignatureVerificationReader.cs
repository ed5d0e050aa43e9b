using ImageSignatures.Signatures;

namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>Reads a statement's <c>signatureVerification</c>.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#signature-verification-details</remarks>
internal static class SignatureVerificationReader
{
    private static readonly string[] MemberNames = ["level", "override", "verifyTimestamp"];
    private static readonly string Levels = string.Join(", ", VerificationLevel.All);

    private static readonly Dictionary<string, ValidationType> Types = new(StringComparer.Ordinal)
    {
        ["integrity"] = ValidationType.Integrity,
        ["authenticity"] = ValidationType.Authenticity,
        ["authenticTimestamp"] = ValidationType.AuthenticTimestamp,
        ["expiry"] = ValidationType.Expiry,
        ["revocation"] = ValidationType.Revocation,
    };

    private static readonly Dictionary<string, ValidationAction> Actions = new(StringComparer.Ordinal)
    {
        ["enforce"] = ValidationAction.Enforce,
        ["log"] = ValidationAction.Log,
        ["skip"] = ValidationAction.Skip,
    };

    public static SignatureVerificationDraft Read(PolicyObject statement, PolicyMistakes mistakes)
    {
        var value = statement.Find("signatureVerification");
        var verification = value is null ? null : PolicyObject.Open(value, MemberNames, mistakes);
        if (value is null)
        {
            mistakes.Error(
                statement.PlaceOf("signatureVerification"),
                "The statement has no signatureVerification: add {\"level\": \"strict\"}.");
        }

        var level = verification is null ? null : ReadLevel(verification, mistakes);
        return new SignatureVerificationDraft
        {
            BaseLevel = level,
            Overrides = ReadOverrides(verification?.Find("override"), level?.Value, mistakes),
            VerifyTimestamp = ReadTimestamp(verification?.FindText("verifyTimestamp"), mistakes),
        };
    }

    private static Placed<VerificationLevel>? ReadLevel(PolicyObject verification, PolicyMistakes mistakes)
    {
        var text = verification.RequireText("level", $"The statement has no verification level: write one of {Levels}.");
        if (text is null)
            return null;

        var level = VerificationLevel.All.FirstOrDefault(level => level.Name == text.Value);
        if (level is not null)
            return new Placed<VerificationLevel>(text.Place, level);

        mistakes.Error(text.Place, $"{Excerpt.Quote(text.Value)} is no verification level: write one of {Levels}, in lower case.");
        return null;
    }

    private static Dictionary<ValidationType, Placed<ValidationAction>> ReadOverrides(
        PlacedValue? value, VerificationLevel? level, PolicyMistakes mistakes)
    {
        var overrides = new Dictionary<ValidationType, Placed<ValidationAction>>();
        if (value is not null and not PlacedValue.Map)
        {
            mistakes.Error(
                value.Place,
                $"An object must stand here, not {value.Kind}: write {{\"revocation\": \"log\"}}, say, or remove the override.");
        }

        if (value is not PlacedValue.Map { Members.Count: > 0 } map)
            return overrides;

        if (level == VerificationLevel.Skip)
            mistakes.Error(map.Place, "The level skip verifies nothing, so it allows no override: remove it, or choose another level.");
        foreach (var member in map.Members)
        {
            if (ReadOverride(member, mistakes) is var (type, action))
                overrides[type] = new Placed<ValidationAction>(member.Value.Place, action);
        }

        return overrides;
    }

    private static (ValidationType Type, ValidationAction Action)? ReadOverride(PlacedMember member, PolicyMistakes mistakes)
    {
        ValidationType? type = Types.TryGetValue(member.Name, out var knownType) ? knownType : null;
        ValidationAction? action =
            member.Value is PlacedValue.Text text && Actions.TryGetValue(text.Value, out var knownAction) ? knownAction : null;
        var (place, error) = (type, action) switch
        {
            (null, _) => (
                member.Place,
                $"{Excerpt.Quote(member.Name)} is no validation: write one of authenticity, authenticTimestamp, expiry, revocation."
            ),
            (ValidationType.Integrity, _) => (member.Place, "The integrity of a signature is always enforced: remove this override."),
            (_, null) => (
                member.Value.Place,
                $"This is no action for {member.Name}: write \"enforce\" or \"log\", or, for revocation only, \"skip\"."
            ),
            (not ValidationType.Revocation, ValidationAction.Skip) => (
                member.Value.Place,
                $"Only revocation can be skipped, not {member.Name}: write \"log\", which reports a failure and goes on."
            ),
            _ => (member.Place, null),
        };
        if (error is null)
            return (type!.Value, action!.Value);

        mistakes.Error(place, error);
        return null;
    }

    private static TimestampVerification ReadTimestamp(PlacedValue.Text? text, PolicyMistakes mistakes)
    {
        if (text is { Value: not ("" or "always" or "afterCertExpiry") })
        {
            mistakes.Error(
                text.Place,
                $"{Excerpt.Quote(text.Value)} is no value for verifyTimestamp: write \"always\" or \"afterCertExpiry\".");
        }

        return text is { Value: "afterCertExpiry" } ? TimestampVerification.AfterCertificateExpiry : TimestampVerification.Always;
    }
}
