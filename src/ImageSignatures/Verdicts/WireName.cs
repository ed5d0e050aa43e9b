using System.Text.Json;

namespace ImageSignatures.Verdicts;

/// <summary>The names of verdicts, reason codes and decisions as machines see them, for example <c>no-signature</c>.</summary>
public static class WireName
{
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
