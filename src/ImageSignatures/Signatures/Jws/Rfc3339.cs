using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageSignatures.Signatures.Jws;

/// <summary>Reads the times of a JWS envelope.</summary>
/// <remarks>
/// https://www.rfc-editor.org/rfc/rfc3339#section-5.6. A fraction is read to the 100 nanoseconds that .NET can hold and refused beyond:
/// to round it could move a time across the end of a certificate.
/// </remarks>
internal static partial class Rfc3339
{
    // The longest time without needless zeros has 33 characters.
    private const int MaxLength = 64;

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length <= MaxLength
            && Pattern().IsMatch(text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
    }

    [GeneratedRegex(
        @"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7}0*)?(Z|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Pattern();
}
