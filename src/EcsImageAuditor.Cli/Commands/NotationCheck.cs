using EcsImageAuditor.Cli.Shell;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Notation;

namespace EcsImageAuditor.Cli.Commands;

/// <summary>A person at the command line can install what is missing; the Lambda, which cannot, gives an inconclusive verdict.</summary>
internal static class NotationCheck
{
    /// <param name="verifier">The verifier that is wanted; the builtin one needs no notation.</param>
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <exception cref="UsageException">There is no notation in PATH.</exception>
    public static void Require(string verifier, Func<string, string?> environment)
    {
        if (verifier != Verifiers.Builtin && NotationLocator.Find(environment("PATH")) is null)
            throw new UsageException(
                "notation is not in PATH: install notation 1.3 (https://notaryproject.dev/docs/user-guides/installation/cli/) and the AWS Signer plugin, or add their folder to PATH, or use --verifier builtin (AUDITOR_VERIFIER=builtin)."
            );
    }
}
