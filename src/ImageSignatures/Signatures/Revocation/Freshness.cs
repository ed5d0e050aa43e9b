using System.Globalization;

namespace ImageSignatures.Signatures.Revocation;

/// <summary>Whether an answer is one for now.</summary>
internal static class Freshness
{
    /// <summary>By how much the clock of a server may be ahead of ours. It may not be behind: an answer past its end is not used.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <exception cref="RevocationUnavailableException">It is from the future, has run out, or does not say when it will.</exception>
    public static void Check(string subject, DateTimeOffset thisUpdate, DateTimeOffset? nextUpdate, DateTimeOffset now)
    {
        CheckStart(subject, thisUpdate, now);
        CheckEnd(subject, nextUpdate, now);
    }

    /// <exception cref="RevocationUnavailableException">It is from the future.</exception>
    public static void CheckStart(string subject, DateTimeOffset thisUpdate, DateTimeOffset now)
    {
        if (thisUpdate > now + ClockSkew)
            throw new RevocationUnavailableException(
                string.Create(CultureInfo.InvariantCulture, $"{subject} is from the future ({thisUpdate:u})")
            );
    }

    /// <exception cref="RevocationUnavailableException">It has run out, or does not say when it will.</exception>
    public static void CheckEnd(string subject, DateTimeOffset? nextUpdate, DateTimeOffset now)
    {
        if (nextUpdate is not { } end)
            throw new RevocationUnavailableException($"{subject} does not say until when it holds");
        if (now > end)
            throw new RevocationUnavailableException(string.Create(CultureInfo.InvariantCulture, $"{subject} ran out at {end:u}"));
    }
}
