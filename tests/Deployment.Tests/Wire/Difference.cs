namespace Deployment.Tests.Wire;

/// <summary>Says in sentences in what our request differs from that of AWS's client.</summary>
internal static class Difference
{
    /// <param name="ours">With every member that we can send.</param>
    /// <param name="theirs">With every member that there is.</param>
    /// <param name="required">The members that AWS requires where what they belong to is sent.</param>
    public static IEnumerable<string> Between(SpokenRequest ours, SpokenRequest theirs, IEnumerable<string> required) =>
    [
        .. from part in theirs.Line
           where ours.Line[part.Key] != part.Value
           select $"The {part.Key} is '{ours.Line[part.Key]}'; AWS's client has '{part.Value}'.",
        .. from member in ours.Members
           where !theirs.Members.ContainsKey(member.Key)
           select $"{member.Key} is sent, and AWS's model has no such member.",
        .. from member in ours.Members
           where theirs.Members.TryGetValue(member.Key, out var value) && value != member.Value
           select $"{member.Key} is sent as {member.Value}; AWS's client sends {theirs.Members[member.Key]}.",
        .. from member in required
           where !IsSent(ours, member) && IsSent(ours, Owner(member))
           select $"{member} is not sent, and AWS requires it.",
    ];

    /// <summary>Fails with every sentence.</summary>
    public static void AssertNone(IEnumerable<string> differences)
    {
        var all = string.Join('\n', differences);
        Assert.True(all.Length == 0, all);
    }

    private static bool IsSent(SpokenRequest request, string path) =>
        path.Length == 0
        || request.Members.Keys.Any(name =>
            name == path || (name.StartsWith(path, StringComparison.Ordinal) && ".[{".Contains(name[path.Length])));

    private static string Owner(string path) => path[..Math.Max(path.LastIndexOf('.'), 0)];
}
