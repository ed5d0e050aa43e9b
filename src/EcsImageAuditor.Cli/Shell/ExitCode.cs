using EcsImageAuditor.Doctor;
using ImageSignatures.Signing;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Cli.Shell;

/// <summary>What the process returns.</summary>
public static class ExitCode
{
    /// <summary>All trusted or exempt.</summary>
    public const int Good = 0;

    /// <summary>Some unsigned or untrusted.</summary>
    public const int Bad = 1;

    /// <summary>The command line or the configuration is not usable.</summary>
    public const int Usage = 2;

    /// <summary>Some inconclusive and none bad.</summary>
    public const int Inconclusive = 3;

    /// <summary>Interrupted, as shells count it.</summary>
    public const int Interrupted = 130;

    /// <summary>As of verdicts: an image that could not be signed is unsigned, unless trying again may be all it takes.</summary>
    public static int Of(IReadOnlyCollection<SigningOutcome> outcomes) =>
        outcomes.Any(outcome => outcome.Result == SigningResult.Failed) ? Bad
        : outcomes.Any(outcome => outcome.Result == SigningResult.Inconclusive) ? Inconclusive
        : Good;

    /// <summary>An error is a mistake in what was configured; what could not be told counts only where there is none.</summary>
    public static int Of(IReadOnlyCollection<CheckResult> results) =>
        results.Any(result => result.State == CheckState.Error) ? Usage
        : results.Any(result => result.State == CheckState.Unknown) ? Inconclusive
        : Good;

    public static int Of(IReadOnlyCollection<Verdict> verdicts) =>
        verdicts.Any(verdict => verdict.IsBad) ? Bad
        : verdicts.All(verdict => verdict.IsDefinite) ? Good
        : Inconclusive;
}
