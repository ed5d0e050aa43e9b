using System.Net.Http.Headers;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Registry.Credentials;

/// <summary>Gives a request its <c>Authorization</c>: ECR's at once, another registry's after it has asked.</summary>
internal sealed class RegistryAuthenticator(IRegistryCredentialSource credentials, TokenService tokens, TimeProvider timeProvider)
{
    // A password has no expiry of its own; a changed one is noticed by then, or when the registry refuses the old one.
    private static readonly TimeSpan PasswordLifetime = TimeSpan.FromMinutes(5);
    private readonly ExpiringCache<AuthenticationHeaderValue> _accepted = new(timeProvider);

    /// <returns>What can be known before the registry asks.</returns>
    public async Task<AuthenticationHeaderValue?> FindAsync(RepositoryAddress address, CancellationToken cancellationToken) => address.IsEcr
        ? (await credentials.FindAsync(address.Registry, cancellationToken))?.ToBasic()
        : _accepted.Find(address.ToString());

    /// <returns>What answers the registry's challenge, or null where nothing does.</returns>
    /// <param name="address">The repository that is asked for.</param>
    /// <param name="answer">The answer with status 401.</param>
    /// <param name="refused">What the refused request presented.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="RegistryException">There is no credential, or the token service gives no token for it.</exception>
    public async Task<AuthenticationHeaderValue?> RespondAsync(
        RepositoryAddress address, HttpAnswer answer, AuthenticationHeaderValue? refused, CancellationToken cancellationToken)
    {
        // An ECR token is never taken to a token service, whoever names one.
        if (address.IsEcr)
            return null;
        if (AuthChallenge.Choose(answer.Headers!.WwwAuthenticate) is not { } challenge)
            return Offered(answer) is { Length: > 0 } offered ? throw NoWay(address, offered) : null;

        return await _accepted.GetAsync(address.ToString(), () => FetchAsync(address, challenge), cancellationToken, refused);
    }

    private static string Offered(HttpAnswer answer) =>
        answer.Headers!.NonValidated.TryGetValues("WWW-Authenticate", out var values) ? values.ToString() : "";

    private static RegistryException NoWay(RepositoryAddress address, string offered) => new(
        ReasonCode.RegistryDenied,
        $"{address}: the registry asks for a login in a way that is not supported or cannot be read "
        + $"(WWW-Authenticate: {Printable.Clean(offered)}); Basic and Bearer with a realm are supported: ask who runs the registry or the proxy before it.");

    private async Task<Expiring<AuthenticationHeaderValue>> FetchAsync(RepositoryAddress address, AuthChallenge challenge)
    {
        var credential = await credentials.FindAsync(address.Registry, CancellationToken.None);
        if (challenge.IsBearer)
            return await tokens.FetchAsync(challenge, credential, address, CancellationToken.None);
        if (credential is null or { IsIdentityToken: true })
            throw new RegistryException(
                ReasonCode.RegistryDenied,
                $"{address}: the registry wants a user name and password and none are known for {address.Registry}; "
                + $"run docker login {address.Registry}.");

        return new Expiring<AuthenticationHeaderValue>(credential.ToBasic(), timeProvider.GetUtcNow() + PasswordLifetime);
    }
}
