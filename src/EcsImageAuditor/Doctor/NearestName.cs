namespace EcsImageAuditor.Doctor;

/// <summary>Finds the name that somebody most likely meant.</summary>
internal static class NearestName
{
    /// <param name="name">What was written; case does not count.</param>
    /// <param name="known">At least one name, in upper case.</param>
    /// <returns>One that begins like it, else any: the one that takes the fewest changes of one character.</returns>
    public static string Of(string name, IReadOnlyList<string> known)
    {
        var upper = name.ToUpperInvariant();
        return known.OrderBy(other => BeginAlike(upper, other) ? 0 : 1).ThenBy(other => Distance(upper, other)).First();
    }

    private static bool BeginAlike(string one, string other) =>
        one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    /// <summary>The Levenshtein distance: characters to insert, remove or replace.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
