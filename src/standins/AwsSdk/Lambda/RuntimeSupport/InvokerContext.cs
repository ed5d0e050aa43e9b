using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Reads what an invoker may say about itself. Nothing said is an object without values, as in the real package.</summary>
internal static class InvokerContext
{
    public static IClientContext Client(string json) =>
        string.IsNullOrWhiteSpace(json)
            ? new ClientContext()
            : JsonSerializer.Deserialize(json, RuntimeApiJsonContext.Default.ClientContext) ?? new ClientContext();

    public static ICognitoIdentity Identity(string json) =>
        string.IsNullOrWhiteSpace(json)
            ? new CognitoIdentity()
            : JsonSerializer.Deserialize(json, RuntimeApiJsonContext.Default.CognitoIdentity) ?? new CognitoIdentity();
}

/// <summary>See <see href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">the header X-Amz-Client-Context</see>.</summary>
internal sealed class ClientContext : IClientContext
{
    [JsonPropertyName("client")]
    public ClientApplication Application { get; init; }

    [JsonPropertyName("custom")]
    public IDictionary<string, string> Custom { get; init; }

    [JsonPropertyName("env")]
    public IDictionary<string, string> Environment { get; init; }

    IClientApplication IClientContext.Client => Application;
}

internal sealed class ClientApplication : IClientApplication
{
    [JsonPropertyName("app_package_name")]
    public string AppPackageName { get; init; }

    [JsonPropertyName("app_title")]
    public string AppTitle { get; init; }

    [JsonPropertyName("app_version_code")]
    public string AppVersionCode { get; init; }

    [JsonPropertyName("app_version_name")]
    public string AppVersionName { get; init; }

    [JsonPropertyName("installation_id")]
    public string InstallationId { get; init; }
}

internal sealed class CognitoIdentity : ICognitoIdentity
{
    [JsonPropertyName("cognitoIdentityId")]
    public string IdentityId { get; init; }

    [JsonPropertyName("cognitoIdentityPoolId")]
    public string IdentityPoolId { get; init; }
}
