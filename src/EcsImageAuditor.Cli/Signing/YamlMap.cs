using ImageSignatures.Text;
using YamlDotNet.RepresentationModel;

namespace EcsImageAuditor.Cli.Signing;

/// <summary>A mapping of a YAML file. What is wrong with it is noted by line.</summary>
internal sealed class YamlMap
{
    private readonly Dictionary<string, YamlNode> _members = new(StringComparer.Ordinal);
    private readonly string _what;
    private readonly ConfigurationMistakes _mistakes;

    /// <param name="node">What should be a mapping.</param>
    /// <param name="what">What it describes, for a sentence.</param>
    /// <param name="known">The members that it may have.</param>
    /// <param name="mistakes">Gets what is wrong.</param>
    public YamlMap(YamlNode node, string what, IReadOnlyCollection<string> known, ConfigurationMistakes mistakes)
    {
        (_what, _mistakes, Line) = (what, mistakes, node.Start.Line);
        if (node is not YamlMappingNode mapping)
        {
            mistakes.Add(Line, $"{what} is to be a mapping with {string.Join(", ", known)}.");
            return;
        }

        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name))
                _members[name] = value;
            else
                mistakes.Add(key.Start.Line, $"{what} has no \"{Printable.Clean(name, 60)}\"; known are {string.Join(", ", known)}.");
        }
    }

    public long Line { get; }

    public bool Has(string name) => _members.ContainsKey(name);

    public long LineOf(string name) => _members.TryGetValue(name, out var node) ? node.Start.Line : Line;

    /// <returns>The text of a member; null where it is absent.</returns>
    public string? Text(string name)
    {
        if (!_members.TryGetValue(name, out var node))
            return null;
        if (node is YamlScalarNode { Value: { Length: > 0 } value })
            return value;

        _mistakes.Add(node.Start.Line, $"\"{name}\" of {_what} is to be a text.");
        return null;
    }

    /// <returns>The text of a member that has to be there; null where it is not, which is noted.</returns>
    public string? RequiredText(string name)
    {
        if (!Has(name))
            _mistakes.Add(Line, $"{_what} lacks \"{name}\".");
        return Text(name);
    }

    /// <returns>The items of a list; none where it is absent. A single text is a list of one.</returns>
    public IReadOnlyList<YamlNode> Items(string name)
    {
        switch (_members.GetValueOrDefault(name))
        {
            case null:
                return [];
            case YamlSequenceNode sequence:
                return [.. sequence.Children];
            case YamlScalarNode { Value.Length: > 0 } scalar:
                return [scalar];
            case var other:
                _mistakes.Add(other.Start.Line, $"\"{name}\" of {_what} is to be a list.");
                return [];
        }
    }

    /// <returns>What the member's text means; null where it is absent, or means nothing, which is noted.</returns>
    public T? Parsed<T>(string name, Func<string, T?> parse, string shape)
        where T : class
    {
        if (Text(name) is not { } text)
            return null;

        var value = parse(text);
        if (value is null)
            _mistakes.Add(LineOf(name), $"\"{name}\" of {_what} is \"{Printable.Clean(text, 100)}\"; write {shape}.");
        return value;
    }

    /// <returns>A mapping within this one; null where it is absent.</returns>
    public YamlMap? Map(string name, IReadOnlyCollection<string> known) =>
        _members.TryGetValue(name, out var node) ? new YamlMap(node, $"\"{name}\"", known, _mistakes) : null;
}
