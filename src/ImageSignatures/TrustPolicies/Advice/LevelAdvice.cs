using ImageSignatures.Signatures;
using ImageSignatures.TrustPolicies.Reading;

namespace ImageSignatures.TrustPolicies.Advice;

/// <summary>Warns of validations that a statement does not enforce.</summary>
internal static class LevelAdvice
{
    public static void Give(StatementDraft statement, PolicyMistakes mistakes)
    {
        var verification = statement.SignatureVerification;
        if (verification.BaseLevel is not { } level)
            return;

        if (level.Value == VerificationLevel.Skip)
        {
            if (statement.RegistryScopes.Any(scope => scope.Value == TrustPolicyStatement.AnyScope))
            {
                mistakes.Warning(
                    level.Place,
                    "Every repository that no other statement names runs unverified, which the specification forbids: name the repositories to skip."
                );
            }

            return;
        }

        var logged = Enum.GetValues<ValidationType>()
            .Where(type => level.Value[type] == ValidationAction.Log && !verification.Overrides.ContainsKey(type))
            .ToList();
        if (logged.Count > 0)
            mistakes.Warning(level.Place, $"The level {level.Value} only reports {Consequence(logged)}: choose strict.");
        foreach (var (type, action) in verification.Overrides.Where(row => row.Value.Value != ValidationAction.Enforce))
            mistakes.Warning(action.Place, WarningOf(type, action.Value));
    }

    private static string WarningOf(ValidationType type, ValidationAction action) => action == ValidationAction.Skip
        ? "Revocation is not asked for, so a revoked signature is trusted: write \"enforce\", or \"log\" to know of it at least."
        : $"The override only reports {Consequence([type])}: write \"enforce\".";

    private static string Consequence(List<ValidationType> types) => types.Contains(ValidationType.Authenticity)
        ? "who signed, so anybody's signature is trusted"
        : $"{string.Join(", or ", types.Select(Failure))}, so such a signature is trusted";

    private static string Failure(ValidationType type) => type switch
    {
        ValidationType.AuthenticTimestamp => "a signing time outside the certificates' validity",
        ValidationType.Expiry => "an expired signature",
        _ => "a revoked signature",
    };
}
