using EcsImageAuditor.Configuration;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Notation;

namespace EcsImageAuditor.Doctor;

/// <summary>The trust policy that counts and the trust stores that it names, every mistake a line.</summary>
internal sealed class TrustPolicyCheck(PolicyInForce policy, string verifier) : IDoctorCheck
{
    public string Name => "trust-policy";

    public Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(
                policy.IsUnclear ? [Observation.Unknown($"It is made from {SettingsVariables.TrustedIdentitiesVariable}: mend that first.")]
                : policy.TrustedIdentities.Count > 0 ? OfIdentities()
                : OfDirectory());
        }
        catch (NotationConfigurationException exception)
        {
            return Task.FromResult<IReadOnlyList<Observation>>([Observation.Error(exception.Message)]);
        }
    }

    /// <summary>The made policy is checked as it will be used; what is wrong with its copies is said of the stores.</summary>
    private IReadOnlyList<Observation> OfIdentities()
    {
        using var made = NotationConfiguration.FromTrustedIdentities(policy.TrustedIdentities, policy.ConfigDirectory);
        var result = PolicyCheck.Run(Path.Combine(made.ConfigDirectory, TrustPolicyFile.Name), made.ConfigDirectory);
        return result.Mistakes.Count == 0
            ? [Observation.Ok(
                $"A strict policy is made from {SettingsVariables.TrustedIdentitiesVariable}, and the trust stores in "
                + $"{policy.ConfigDirectory} are in order.")]
            : [.. result.Mistakes.Select(mistake => Of(mistake, Installed(mistake.Message, made)))];
    }

    private string Installed(string message, NotationConfiguration made) =>
        message.Replace(made.ConfigDirectory, policy.ConfigDirectory, StringComparison.Ordinal);

    private IReadOnlyList<Observation> OfDirectory()
    {
        using var installed = NotationConfiguration.FromDirectory(policy.ConfigDirectory);
        if (!Path.Exists(policy.PolicyPath))
            return [Observation.Error(
                $"There is no {policy.PolicyPath}: write a trust policy there, name another directory by --config-dir or "
                + $"NOTATION_CONFIG, or set {SettingsVariables.TrustedIdentitiesVariable}.")];

        var result = PolicyCheck.Run(policy.PolicyPath, policy.ConfigDirectory);
        var refused = result.IsUsable && verifier != Verifiers.Notation ? WhyRefused() : null;
        return result.Mistakes.Count == 0 && refused is null
            ? [Observation.Ok($"{policy.PolicyPath} and the trust stores that it names are in order.")]
            :
            [
                .. result.Mistakes.Select(mistake => Of(mistake, $"{mistake.Place}: {mistake.Message}")),
                .. refused is null ? [] : new[] { Observation.Error(refused) },
            ];
    }

    /// <summary>The builtin verifier refuses what notation's versions read differently.</summary>
    private string? WhyRefused()
    {
        try
        {
            TrustPolicyFile.Load(policy.ConfigDirectory);
            return null;
        }
        catch (TrustPolicyException exception)
        {
            return exception.Message;
        }
    }

    private static Observation Of(PolicyMistake mistake, string message) =>
        mistake.Severity == PolicySeverity.Error ? Observation.Error(message) : Observation.Warning(message);
}
