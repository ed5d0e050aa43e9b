using System.Text.Json;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>
/// The CDK context as the cdk command hands it over. A construct can look a key up but not list the keys, and without the list a
/// misspelt key would be ignored.
/// </summary>
internal static class CdkContext
{
    // https://github.com/aws/aws-cdk/blob/v2.160.0/packages/aws-cdk-lib/cx-api/lib/cxapi.ts
    private const string Variable = "CDK_CONTEXT_JSON";

    /// <param name="environment">Reads an environment variable.</param>
    /// <returns>Empty where no cdk command started this process.</returns>
    public static IReadOnlyDictionary<string, JsonElement> Read(Func<string, string?> environment) => Parse(environment(Variable) ?? "{}");

    public static IReadOnlyDictionary<string, JsonElement> Parse(string json) =>
        JsonElement.Parse(json).EnumerateObject().ToDictionary(key => key.Name, key => key.Value, StringComparer.Ordinal);

    /// <summary>Whether a key could be meant for this app: CDK's own keys hold an at sign, a colon, a slash or a hyphen.</summary>
    public static bool IsPlain(string key) => key.All(char.IsAsciiLetterOrDigit);
}
