using EcsImageAuditor.Cli.Shell;

namespace EcsImageAuditor.Cli.Signing;

/// <summary>What is wrong with a configuration file, by line.</summary>
internal sealed class ConfigurationMistakes(string path)
{
    private readonly List<(long Line, string Message)> _mistakes = [];

    public bool Any => _mistakes.Count > 0;

    public void Add(long line, string message) => _mistakes.Add((line, message));

    /// <exception cref="UsageException">There are mistakes: it tells the first, and where the others are.</exception>
    public void ThrowIfAny()
    {
        if (_mistakes.Count == 0)
            return;

        var ordered = _mistakes.OrderBy(mistake => mistake.Line).ToList();
        var others = ordered.Skip(1).Select(mistake => mistake.Line).Distinct().Order().ToList();
        var more = others.Count == 0 ? "" : $" ({ordered.Count - 1} more, in line {string.Join(", ", others.Take(20))})";
        throw new UsageException($"{path}:{ordered[0].Line}: {ordered[0].Message}{more}");
    }
}
