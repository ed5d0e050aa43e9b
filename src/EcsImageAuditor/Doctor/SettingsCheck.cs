using EcsImageAuditor.Auditing;
using EcsImageAuditor.Configuration;

namespace EcsImageAuditor.Doctor;

/// <summary>What the <c>AUDITOR_*</c> variables hold, and those that no one reads. Exemptions have a check of their own.</summary>
internal sealed class SettingsCheck(
    AuditorSettings settings, IReadOnlyList<SettingsMistake> mistakes, IReadOnlyCollection<string> variableNames) : IDoctorCheck
{
    private const string Prefix = "AUDITOR_";

    public string Name => "settings";

    public Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        var errors = mistakes.Where(mistake => mistake.Variable != SettingsReader.ExemptionsVariable).Select(mistake => Observation.Error(mistake.Message)).ToList();
        IReadOnlyList<Observation> seen = [.. errors.Count == 0 ? [InOrder()] : errors, .. UnknownNames()];
        return Task.FromResult(seen);
    }

    private Observation InOrder() =>
        Observation.Ok($"Every variable that is set can be used: verifier {settings.Verifier}, mode {(settings.Stops.Enabled ? "stop" : "audit")}.");

    /// <summary>Names differ by case where the operating system says so; a name in another case is one that is not read.</summary>
    private IEnumerable<Observation> UnknownNames() => variableNames
        .Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !SettingsReader.Variables.Contains(name))
        .Order(StringComparer.Ordinal)
        .Select(name => Observation.Warning(
            $"{Printable.Clean(name, 64)} is no variable of the auditor and has no effect: rename it, if {NearestName.Of(Printable.Clean(name, 64), SettingsReader.Variables)} is meant, or remove it."));
}
