using ImageSignatures.Verification.Notation;

namespace Differential.Tests.Conformance;

/// <summary>Reads the outcome of each validation from what notation wrote.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#signature-verification-details</remarks>
internal static class KitOutcome
{
    /// <summary>In the order in which notation runs them.</summary>
    public static IReadOnlyList<string> Validations { get; } = ["integrity", "authenticity", "expiry", "authenticTimestamp", "revocation"];

    /// <param name="exitCode">Of <c>notation verify --verbose</c>.</param>
    /// <param name="text">Its standard error.</param>
    /// <returns>
    /// For each validation <c>passed</c>, <c>failed</c>, <c>logged</c> (it failed, and the policy only logs it) or <c>not-reached</c>; with
    /// several signatures those of the last one that was looked at. Nothing where notation did not come to a signature, or did not name
    /// the validation that failed.
    /// </returns>
    public static IReadOnlyDictionary<string, string> Of(int exitCode, string text)
    {
        var log = NotationLog.Parse(text);
        var failed = log.Signatures is [.., var last] ? last.Validation : null;
        if (exitCode != 0 && (failed is null || !Validations.Contains(failed)))
            return new Dictionary<string, string>();

        var logged = Validations.Where(name =>
            log.Warnings.Any(warning => warning.StartsWith($"The {name} validation failed", StringComparison.Ordinal)));
        return Validations.ToDictionary(name => name, name => exitCode == 0
            ? logged.Contains(name) ? "logged" : "passed"
            : name == failed ? "failed"
            : Before(name, failed!) ? "passed"
            : "not-reached");
    }

    private static bool Before(string name, string failed) =>
        Validations.ToList().IndexOf(name) < Validations.ToList().IndexOf(failed);
}
