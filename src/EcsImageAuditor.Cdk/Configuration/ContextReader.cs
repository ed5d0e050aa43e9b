using System.Globalization;
using System.Text.Json;
using EcsImageAuditor.Configuration;
using ImageSignatures.Text;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>
/// Reads typed values from the CDK context. cdk.json holds JSON values and <c>-c key=value</c> holds text, so that a list is an array
/// or text with commas, and a number or a flag may be text. Mistakes are collected, so that all of them are told at once.
/// </summary>
/// <param name="context">The values by key.</param>
/// <param name="names">How a mistake names a setting.</param>
internal sealed class ContextReader(IReadOnlyDictionary<string, JsonElement> context, SettingNames names)
{
    private const int LongestMistake = 2000;

    private readonly List<string> _mistakes = [];

    public IReadOnlyList<string> Mistakes => _mistakes;

    /// <param name="mistake">A whole sentence about something that is no context key.</param>
    public void Refuse(string mistake) => _mistakes.Add(mistake);

    /// <summary>A mistake is one line, whatever it quotes.</summary>
    public void Refuse(string key, string mistake) =>
        _mistakes.Add(names.Of(Printable.Clean(key), Printable.Clean(mistake, LongestMistake)));

    /// <summary>Whether a key stands there with nothing in it: empty text, or a list without items.</summary>
    public bool IsEmpty(string key) =>
        context.TryGetValue(key, out var element)
        && (element is { ValueKind: JsonValueKind.Array } ? element.GetArrayLength() == 0
            : element is { ValueKind: JsonValueKind.String } && string.IsNullOrWhiteSpace(element.GetString()));

    /// <summary>A sentence about a setting that is no mistake.</summary>
    public string Say(string key, string sentence) => names.Of(key, sentence);

    public bool Has(string key) => Find(key) is not null;

    public string? Text(string key) => Find(key) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString()!.Trim(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } scalar => scalar.GetRawText(),
        { } other => Refused<string>(key, $"holds {Kind(other)}; write text."),
    };

    /// <summary>Text that must have a shape.</summary>
    public string? Text(string key, Func<string, bool> isValid, string shape)
    {
        var text = Text(key);
        return text is null || isValid(text) ? text : Refused<string>(key, $"\"{text}\" is not {shape}.");
    }

    /// <summary>The first choice is the default.</summary>
    public string OneOf(string key, params string[] choices)
    {
        var text = Text(key) ?? choices[0];
        if (!choices.Contains(text, StringComparer.Ordinal))
            Refuse(key, $"\"{text}\" is not one of: {string.Join(", ", choices)}.");
        return text;
    }

    public bool Flag(string key, bool otherwise) => Text(key) switch
    {
        null => otherwise,
        "true" => true,
        "false" => false,
        var text => Refused<bool>(key, $"\"{text}\" is neither true nor false."),
    };

    public int Number(string key, int otherwise, int least, int most)
    {
        var text = Text(key);
        if (text is null)
            return otherwise;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
            Refuse(key, $"\"{text}\" is not a whole number from {least} to {most}.");
        return number;
    }

    public IReadOnlyList<string> List(string key) => Find(key) switch
    {
        null => [],
        { ValueKind: JsonValueKind.String } text =>
            text.GetString()!.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        { ValueKind: JsonValueKind.Array } array when array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            [.. array.EnumerateArray().Select(item => item.GetString()!.Trim())],
        { } other => Refused<string[]>(key, $"holds {Kind(other)}; write a list of text.") ?? [],
    };

    /// <summary>A list whose items must have a shape.</summary>
    public IReadOnlyList<string> List(string key, Func<string, bool> isValid, string shape)
    {
        var items = List(key);
        foreach (var item in items.Where(item => !isValid(item)))
            Refuse(key, $"\"{item}\" is not {shape}.");
        foreach (var item in items.GroupBy(item => item, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Refuse(key, $"\"{item.Key}\" is listed twice.");
        return items;
    }

    /// <summary>Text that is not JSON, or null.</summary>
    public string? FileName(string key) =>
        Find(key) is { ValueKind: JsonValueKind.String } text && text.GetString()!.Trim() is var name && name[0] is not ('[' or '{')
            ? name
            : null;

    /// <summary>A time span as .NET writes it, <c>[days.]hours:minutes:seconds</c>.</summary>
    public string? TimeSpan(string key) =>
        Text(key, text => System.TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span)
                && span > System.TimeSpan.Zero && span <= SettingsReader.LongestSpan,
            "a time such as 01:00:00 for one hour or 7.00:00:00 for seven days, 30 days at most");

    /// <summary>A JSON array or object; from the command line, as text.</summary>
    public JsonElement? Json(string key, JsonValueKind kind, string shape)
    {
        var element = Find(key) is { ValueKind: JsonValueKind.String } text ? Parse(text.GetString()!) : Find(key);
        if (element is null && !Has(key))
            return null;
        return element is { } found && found.ValueKind == kind ? found : Refused<JsonElement?>(key, $"is not {shape}.");
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            return CdkContext.Element(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => $"{element}",
    };

    /// <summary>A key with an empty value is a key that is not set, so that <c>-c key=</c> takes a value of cdk.json back.</summary>
    private JsonElement? Find(string key) =>
        context.TryGetValue(key, out var element)
        && element.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
        && !(element.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(element.GetString()))
            ? element
            : null;

    private T? Refused<T>(string key, string mistake)
    {
        Refuse(key, mistake);
        return default;
    }
}
