using EcsImageAuditor.Configuration;
using ImageSignatures.Text;

namespace EcsImageAuditor.Doctor;

/// <summary>What the <c>AUDITOR_*</c> variables hold, and those that no one reads.</summary>
/// <param name="settings">What they come to.</param>
/// <param name="mistakes">What is wrong with them. The mistakes of the exemptions are told by a check of their own.</param>
/// <param name="variableNames">The names of all environment variables.</param>
internal sealed class SettingsCheck(
    AuditorSettings settings, IReadOnlyList<SettingsMistake> mistakes, IReadOnlyCollection<string> variableNames) : IDoctorCheck
{
    private const string Prefix = "AUDITOR_";
    private const int LongestName = 64;

    public string Name => "settings";

    public Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        var errors = mistakes.Where(mistake => mistake.Variable != SettingsVariables.ExemptionsVariable)
            .Select(mistake => Observation.Error(mistake.Message));
        return Task.FromResult<IReadOnlyList<Observation>>([.. errors.DefaultIfEmpty(InOrder()), .. UnknownNames(), .. AnyRegistry()]);
    }

    private Observation InOrder() =>
        Observation.Ok(
            $"All variables{(mistakes.Count > 0 ? $" but {SettingsVariables.ExemptionsVariable}" : "")} hold what they should: "
            + $"verifier {settings.Verifier}, mode {(settings.Stops.Enabled ? "stop" : "audit")}.");

    private IEnumerable<Observation> AnyRegistry()
    {
        if (!settings.Registries.IsRestricted)
            yield return Observation.Warning(
                $"{SettingsVariables.RegistriesVariable} is not set, so whoever starts a task chooses which registry the auditor asks and "
                + "believes to be out of order: list the registries that images may come from.");
    }

    /// <summary>Names differ by case where the operating system says so; a name in another case is one that is not read.</summary>
    private IEnumerable<Observation> UnknownNames() => variableNames
        .Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !SettingsVariables.All.Contains(name))
        .Order(StringComparer.Ordinal)
        .Select(name => Printable.Clean(name, LongestName))
        .Select(name => Observation.Warning(
            $"{name} is no variable of the auditor and has no effect: "
            + $"rename it, if {NearestName.Of(name, SettingsVariables.All)} is meant, or remove it."));
}
