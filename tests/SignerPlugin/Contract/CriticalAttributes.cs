using System.Text.Json;

namespace SignerPlugin.Contract;

/// <summary>The signed attributes of the envelope.</summary>
internal sealed record CriticalAttributes
{
    public string ContentType { get; init; } = "";

    public string SigningScheme { get; init; } = "";

    public DateTimeOffset AuthenticSigningTime { get; init; }

    public IReadOnlyDictionary<string, JsonElement> ExtendedAttributes { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The text of an extended attribute.</summary>
    /// <exception cref="PluginException">It is missing or no string.</exception>
    public string Extended(string name) =>
        ExtendedAttributes.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() ?? ""
            : throw PluginException.Validation($"unable to parse attribute \"{name}\".");
}
