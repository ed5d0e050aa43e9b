namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>
/// Tells a misspelt key from another app's. The CDK context also holds what other apps and the person's own <c>~/.cdk.json</c> put there,
/// so only a key that is close to one of ours is taken for it: the same letters and digits in the singular or the plural, or one slip of the
/// finger in a name of five letters, two in one of ten and three in one of fifteen. In a name of four letters a wrong letter is another word
/// (<c>node</c> is not <c>mode</c>), but a letter too many, too few or out of place is a slip.
/// </summary>
internal static class NearestKey
{
    private const int LettersForASlip = 5;

    /// <param name="key">A key that this app does not have.</param>
    /// <returns>The key that was probably meant, or null for another app's key.</returns>
    public static string? Of(string key)
    {
        if (!CdkContext.IsPlain(key))
            return null;
        var letters = Letters(key);
        var nearest = ContextKeys.All
            .Select(known => (Known: known, Slips: Distance(letters, Letters(known))))
            .MinBy(candidate => candidate.Slips);
        return nearest.Slips <= Math.Max(1, nearest.Known.Length / LettersForASlip) ? nearest.Known : null;
    }

    private static string Letters(string key) => string.Concat(key.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    /// <summary>The singular and the plural are the same.</summary>
    private static string Singular(string letters) => letters.EndsWith("ies", StringComparison.Ordinal) ? $"{letters[..^3]}y" : letters;

    private static int Distance(string typed, string known) => Math.Min(Slips(typed, known), Slips(Singular(typed), Singular(known)));

    /// <summary>How many letters are too many, too few, wrong, or changed places with the next one.</summary>
    private static int Slips(string typed, string known)
    {
        var wrong = known.Length < LettersForASlip ? 2 : 1;
        var slips = new int[typed.Length + 1, known.Length + 1];
        for (var i = 0; i <= typed.Length; i++)
        {
            for (var j = 0; j <= known.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    slips[i, j] = i + j;
                    continue;
                }

                var same = typed[i - 1] == known[j - 1];
                var least = Math.Min(slips[i - 1, j - 1] + (same ? 0 : wrong), Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1);
                if (i > 1 && j > 1 && typed[i - 1] == known[j - 2] && typed[i - 2] == known[j - 1])
                    least = Math.Min(least, slips[i - 2, j - 2] + 1);
                slips[i, j] = least;
            }
        }

        return slips[typed.Length, known.Length];
    }
}
