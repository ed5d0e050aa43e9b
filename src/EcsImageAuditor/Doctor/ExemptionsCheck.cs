using System.Globalization;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Exemptions;
using ImageSignatures.Text;

namespace EcsImageAuditor.Doctor;

/// <summary>Mistakes in the exemptions, rules that excuse no longer or not for long, and rules that excuse much.</summary>
/// <param name="rules">Those that are in order.</param>
/// <param name="mistakes">What is wrong with the others.</param>
/// <param name="time">The clock by which they end.</param>
internal sealed class ExemptionsCheck(
    IReadOnlyList<Exemption> rules, IReadOnlyList<SettingsMistake> mistakes, TimeProvider time) : IDoctorCheck
{
    private const int SoonDays = 30;

    public string Name => "exemptions";

    public Task<IReadOnlyList<Observation>> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Observation> seen =
        [
            .. mistakes.Select(mistake => Observation.Error(mistake.Message)),
            .. rules.Select(Ending).OfType<Observation>(),
            .. rules.Select(Wide).OfType<Observation>(),
        ];
        return Task.FromResult(seen.Count > 0 ? seen : [InOrder()]);
    }

    private Observation InOrder() => Observation.Ok(
        rules.Count == 0 ? "There are none." : $"{rules.Count} in force, and none ends within {SoonDays} days.");

    private Observation? Ending(Exemption rule)
    {
        var days = rule.Expires.DayNumber - DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber;
        var day = rule.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = Printable.Clean(rule.ToString());
        return days switch
        {
            < 0 => Observation.Warning(
                $"The exemption of {name} expired on {day} and excuses nothing any more: sign the images, renew it, or remove it."),
            <= SoonDays => Observation.Warning(
                $"The exemption of {name} ends on {day}, {When(days)}: sign the images, or renew it before."),
            _ => null,
        };
    }

    private static Observation? Wide(Exemption rule) =>
        rule.Width is { } width ? Observation.Warning($"The exemption of {Printable.Clean(rule.ToString())} {width}") : null;

    private static string When(int days) => days switch
    {
        0 => "today",
        1 => "tomorrow",
        _ => $"in {days} days",
    };
}
