using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageSignatures.Registry.Credentials;

/// <summary>What a token service gives. A class, so that nothing prints its members.</summary>
/// <remarks>https://distribution.github.io/distribution/spec/auth/token/#token-response-fields</remarks>
internal sealed class TokenAnswer
{
    [JsonPropertyName("token")]
    public string? Token { get; init; }

    /// <summary>The same under the name that OAuth2 uses.</summary>
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>Seconds, which some services write as text, with a fraction, or with more than 32 bits. Absent means 60.</summary>
    [JsonPropertyName("expires_in")]
    public JsonElement? ExpiresIn { get; init; }

    /// <summary>The seconds; null where the service does not say.</summary>
    [JsonIgnore]
    public double? Seconds => ExpiresIn switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.String } text
            when double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) => seconds,
        _ => null,
    };
}

/// <summary>How answers of token services are read.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    MaxDepth = 16)]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenJson : JsonSerializerContext;
