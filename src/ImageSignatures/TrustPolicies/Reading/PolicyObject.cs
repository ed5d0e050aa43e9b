using ImageSignatures.Signatures;

namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>An object of a policy whose members have known names, with access by name and type.</summary>
internal sealed class PolicyObject
{
    private readonly Dictionary<string, PlacedValue> _members = new(StringComparer.Ordinal);
    private readonly PolicyMistakes _mistakes;

    private PolicyObject(PlacedValue.Map map, PolicyMistakes mistakes)
    {
        Place = map.Place;
        _mistakes = mistakes;
    }

    public PolicyPlace Place { get; }

    /// <returns>The object, or null where the value is something else.</returns>
    public static PolicyObject? Open(PlacedValue value, IReadOnlyList<string> memberNames, PolicyMistakes mistakes)
    {
        if (value is not PlacedValue.Map map)
        {
            mistakes.Error(value.Place, $"An object must stand here, not {value.Kind}: write it in braces.");
            return null;
        }

        var opened = new PolicyObject(map, mistakes);
        foreach (var member in map.Members.DistinctBy(member => member.Name))
            opened.Add(member, memberNames);
        return opened;
    }

    /// <summary>The member's value; null where it is missing. To notation, null is a missing member too.</summary>
    public PlacedValue? Find(string name) => _members.GetValueOrDefault(name) is { } value and not PlacedValue.Null ? value : null;

    /// <returns>The text; null where the member is missing or, as a mistake, something else.</returns>
    public PlacedValue.Text? FindText(string name) => Find(name) is { } value ? AsText(value) : null;

    /// <summary>As <see cref="FindText"/>, but a missing or empty member is a mistake.</summary>
    public PlacedValue.Text? RequireText(string name, string remedy)
    {
        var text = FindText(name);
        if (Find(name) is null || text is { Value: "" })
            _mistakes.Error(PlaceOf(name), remedy);
        return text is { Value: "" } ? null : text;
    }

    /// <returns>The items of a list; none where the member is missing or, as a mistake, no list.</returns>
    public IReadOnlyList<PlacedValue> FindItems(string name)
    {
        var value = Find(name);
        if (value is not null and not PlacedValue.List)
            _mistakes.Error(value.Place, $"A list must stand here, not {value.Kind}: write it in square brackets.");
        return (value as PlacedValue.List)?.Items ?? [];
    }

    /// <returns>The items that are texts; any other is a mistake.</returns>
    public IReadOnlyList<PlacedValue.Text> AsTexts(IReadOnlyList<PlacedValue> items) =>
        [.. items.Select(AsText).OfType<PlacedValue.Text>()];

    /// <summary>True where the member is missing, or a list without items.</summary>
    public bool HasNone(string name) => Find(name) is null or PlacedValue.List { Items.Count: 0 };

    /// <summary>The place of a member's value; where there is none, the object's, with the member's path.</summary>
    public PolicyPlace PlaceOf(string name) => _members.GetValueOrDefault(name)?.Place
        ?? Place with { Path = Place.Path == PolicyPlace.Root ? name : $"{Place.Path}.{name}" };

    private PlacedValue.Text? AsText(PlacedValue value)
    {
        if (value is not PlacedValue.Text)
            _mistakes.Error(value.Place, $"A string must stand here, not {value.Kind}: write it in double quotes.");
        return value as PlacedValue.Text;
    }

    private void Add(PlacedMember member, IReadOnlyList<string> memberNames)
    {
        var name = memberNames.FirstOrDefault(known => IsReadAs(known, member.Name));
        if (name is null)
        {
            _mistakes.Warning(
                member.Place,
                $"{Excerpt.Quote(member.Name)} is none of {string.Join(", ", memberNames)}, and notation ignores it: mend its name or remove it."
            );
            return;
        }

        if (name != member.Name)
        {
            _mistakes.Warning(
                member.Place,
                $"{Excerpt.Quote(member.Name)} is read as {name} by notation, but other verifiers ignore it: write {name}.");
        }

        if (!_members.TryAdd(name, member.Value))
        {
            _mistakes.Error(
                member.Place,
                $"The member {name} stands twice in its object, in two cases, and notation would use the last one only: keep one.");
        }
    }

    /// <summary>Notation's JSON reader folds the case of names, including the two letters beyond ASCII that fold to ASCII ones.</summary>
    private static bool IsReadAs(string known, string name) =>
        string.Equals(known, name.Replace('\u017f', 's').Replace('\u212a', 'k'), StringComparison.OrdinalIgnoreCase);
}
