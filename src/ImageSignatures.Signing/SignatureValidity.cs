using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ImageSignatures.Signing;

/// <summary>How long the signatures of a profile are valid.</summary>
/// <param name="Value">Of units; at least 1.</param>
/// <param name="Unit"><c>DAYS</c>, <c>MONTHS</c> or <c>YEARS</c>.</param>
/// <remarks>https://docs.aws.amazon.com/signer/latest/api/API_SignatureValidityPeriod.html</remarks>
public sealed record SignatureValidity(int Value, string Unit)
{
    private const int MaxMonths = 135;

    /// <summary>Long enough to sign again in time, and short enough that an image of years ago is not good for ever.</summary>
    public static SignatureValidity Default { get; } = new(24, "MONTHS");

    /// <param name="text">A number and a unit: <c>90 days</c>, <c>12 months</c>, <c>1 year</c>.</param>
    /// <param name="validity">The period, or null.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SignatureValidity? validity)
    {
        validity = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var number, var unit] when UnitOf(unit) is { } known
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                && value > 0 && value * DaysOf(known) <= MaxMonths * DaysOf("MONTHS") => new SignatureValidity(value, known),
            _ => null,
        };
        return validity is not null;
    }

    public override string ToString() => $"{Value} {(Value == 1 ? Unit[..^1] : Unit).ToLowerInvariant()}";

    private static string? UnitOf(string text) => text.ToLowerInvariant() switch
    {
        "day" or "days" => "DAYS",
        "month" or "months" => "MONTHS",
        "year" or "years" => "YEARS",
        _ => null,
    };

    private static double DaysOf(string unit) => unit switch
    {
        "DAYS" => 1,
        "MONTHS" => 30.4375,
        _ => 365.25,
    };
}
