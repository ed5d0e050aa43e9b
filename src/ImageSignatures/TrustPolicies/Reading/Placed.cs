namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>Something and where in the policy it stands.</summary>
internal sealed record Placed<T>(PolicyPlace Place, T Value);

/// <summary>A JSON value that knows where it stands.</summary>
internal abstract record PlacedValue
{
    private PlacedValue(PolicyPlace place, string kind)
    {
        Place = place;
        Kind = kind;
    }

    public PolicyPlace Place { get; }

    /// <summary>What it is, for a sentence.</summary>
    public string Kind { get; }

    public sealed record Text(PolicyPlace Place, string Value) : PlacedValue(Place, "a string");

    public sealed record List(PolicyPlace Place, IReadOnlyList<PlacedValue> Items) : PlacedValue(Place, "a list");

    public sealed record Map(PolicyPlace Place, IReadOnlyList<PlacedMember> Members) : PlacedValue(Place, "an object");

    public sealed record Null(PolicyPlace Place) : PlacedValue(Place, "null");

    /// <summary>A number or a boolean, which a trust policy has no use for.</summary>
    public sealed record Other(PolicyPlace Place, string Kind) : PlacedValue(Place, Kind);
}

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name as written, without escapes.</param>
/// <param name="Place">Where the name stands.</param>
/// <param name="Value">Its value.</param>
internal sealed record PlacedMember(string Name, PolicyPlace Place, PlacedValue Value);
