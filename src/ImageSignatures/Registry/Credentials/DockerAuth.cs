using System.Text;
using System.Text.Json.Serialization;

namespace ImageSignatures.Registry.Credentials;

/// <summary>What <c>docker login</c> stored for a host. A class, so that nothing prints its members.</summary>
internal sealed class DockerAuth
{
    /// <summary>Base64 of <c>username:password</c>.</summary>
    public string? Auth { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>An OAuth2 refresh token, which stands in for the password.</summary>
    [JsonPropertyName("identitytoken")]
    public string? IdentityToken { get; init; }

    /// <summary>The credential, or null where the entry is empty (Docker leaves such entries beside a helper).</summary>
    /// <exception cref="FormatException">The <c>auth</c> member is not what Docker writes.</exception>
    public RegistryCredential? ToCredential()
    {
        if (!string.IsNullOrEmpty(IdentityToken))
            return new RegistryCredential(RegistryCredential.IdentityTokenUsername, IdentityToken);
        if (!string.IsNullOrEmpty(Auth))
            return Decode(Auth);
        return string.IsNullOrEmpty(Username) || string.IsNullOrEmpty(Password) ? null : new RegistryCredential(Username, Password);
    }

    private static RegistryCredential Decode(string auth)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(auth));
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            throw new FormatException("There is no user name before a colon.");

        // Old Docker clients padded the password.
        return new RegistryCredential(text[..colon], text[(colon + 1)..].Trim('\0'));
    }
}
