using System.Text.Json.Serialization;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>The answer of /token. See <see href="https://distribution.github.io/distribution/spec/auth/token/"/>.</summary>
internal sealed record TokenAnswer(
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("issued_at")] DateTimeOffset IssuedAt)
{
    /// <summary>The same token under the name that OAuth clients read.</summary>
    [JsonPropertyName("access_token")]
    public string AccessToken => Token;
}
