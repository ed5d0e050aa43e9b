using System.Text.Json;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>
/// The CDK context as the cdk command hands it over. A construct can look a key up but not list the keys, and without the list a
/// misspelt key would be ignored.
/// </summary>
internal static partial class CdkContext
{
    // https://github.com/aws/aws-cdk/blob/v2.160.0/packages/aws-cdk-lib/cx-api/lib/cxapi.ts
    private const string Variable = "CDK_CONTEXT_JSON";

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 1000 };

    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>Empty where no cdk command started this process.</returns>
    public static IReadOnlyDictionary<string, JsonElement> Read(Func<string, string?> environment) => Parse(environment(Variable) ?? "{}");

    public static IReadOnlyDictionary<string, JsonElement> Parse(string json)
    {
        var keys = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var key in Element(json).EnumerateObject())
            keys[key.Name] = key.Value;
        return keys;
    }

    /// <summary>
    /// JSON of which every text can be read: half a surrogate pair, which no text can hold, is replaced. Another app's key may be nested
    /// deeper than .NET reads by itself.
    /// </summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonElement Element(string json) =>
        JsonElement.Parse(HalfPair().Replace(json, escape => escape.Groups["half"].Success ? "\\ufffd" : escape.Value), Deep);

    /// <summary>Whether a key could be meant for this app: CDK's own keys hold an at sign, a colon or a slash.</summary>
    public static bool IsPlain(string key) => key.AsSpan().IndexOfAny("@:/") < 0;

    [GeneratedRegex(
        @"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
        RegexOptions.Singleline)]
    private static partial Regex HalfPair();
}
