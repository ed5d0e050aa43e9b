using System.Globalization;

namespace ImageSignatures.Signatures.Asn1;

/// <summary>
/// The texts inside UTCTime and GeneralizedTime, as Go parses them: digits, then <c>Z</c> or a time zone other than zero. What does not
/// come out again as it was written is refused there, and so are here trailing zeros of a fraction and <c>+0000</c>.
/// </summary>
internal static class X509TimeText
{
    private const int MinuteLength = 10;
    private const int SecondLength = 12;
    private const int ZoneLength = 5;
    private const int MaxFractionDigits = 9;

    // Two digits reach from 1950 to 2049: https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5.1
    private const int FirstYear = 50;

    /// <exception cref="MalformedException">It is not a UTCTime with or without seconds.</exception>
    public static DateTimeOffset ParseUtc(string text)
    {
        var digits = CountDigits(text);
        if (digits is not (MinuteLength or SecondLength))
            throw NoTime();

        var century = int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture) < FirstYear ? "20" : "19";
        return Moment(century + text[..digits] + (digits == MinuteLength ? "00" : ""), text.AsSpan(digits));
    }

    /// <returns>The whole second, and the nanoseconds after it.</returns>
    /// <exception cref="MalformedException">It is not a GeneralizedTime with seconds.</exception>
    public static (DateTimeOffset Second, int Nanoseconds) ParseGeneralized(string text)
    {
        const int length = 2 + SecondLength;
        if (CountDigits(text) != length)
            throw NoTime();

        var rest = text.AsSpan(length);
        var nanoseconds = 0;
        if (rest.StartsWith('.'))
        {
            var digits = CountDigits(rest[1..]);
            var fraction = rest.Slice(1, digits);
            if (digits is 0 or > MaxFractionDigits || fraction[^1] == '0')
                throw NoTime();

            nanoseconds = int.Parse(fraction.ToString().PadRight(MaxFractionDigits, '0'), CultureInfo.InvariantCulture);
            rest = rest[(1 + digits)..];
        }

        return (Moment(text[..length], rest), nanoseconds);
    }

    private static DateTimeOffset Moment(string digits, ReadOnlySpan<char> zone)
    {
        if (!DateTime.TryParseExact(digits, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            throw NoTime();

        var ticks = local.Ticks - Offset(zone).Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw NoTime();
    }

    private static TimeSpan Offset(ReadOnlySpan<char> zone)
    {
        if (zone is "Z")
            return TimeSpan.Zero;
        if (zone.Length != ZoneLength || zone[0] is not ('+' or '-') || CountDigits(zone[1..]) != ZoneLength - 1)
            throw NoTime();

        var (hours, minutes) = (int.Parse(zone[1..3], CultureInfo.InvariantCulture), int.Parse(zone[3..], CultureInfo.InvariantCulture));
        if (hours > 24 || minutes > 59 || (hours == 0 && minutes == 0))
            throw NoTime();

        var offset = new TimeSpan(hours, minutes, 0);
        return zone[0] == '-' ? -offset : offset;
    }

    private static int CountDigits(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length;

    private static MalformedException NoTime() => new("a time is not of the form that X.509 has");
}
