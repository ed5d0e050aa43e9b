using System.Net.Http.Headers;
using System.Text;

namespace ImageSignatures.Registry.Credentials;

/// <summary>What to present to one registry host. Never printed: <see cref="ToString"/> hides the password.</summary>
public sealed record RegistryCredential(string Username, string Password)
{
    /// <summary>
    /// The user name by which Docker marks a password that is an identity token, to be exchanged at the registry's token service.
    /// </summary>
    /// <remarks>https://docs.docker.com/reference/cli/docker/login/#credential-helper-protocol</remarks>
    public const string IdentityTokenUsername = "<token>";

    /// <summary>The password is an OAuth2 refresh token and no password.</summary>
    public bool IsIdentityToken => Username == IdentityTokenUsername;

    /// <summary>The header that presents it.</summary>
    internal AuthenticationHeaderValue ToBasic() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Username}:{Password}")));

    public override string ToString() => $"{Username}:***";
}
