using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Registry.Credentials;

/// <summary>Gets a token from the service that a registry names, with the registry's credential or without any.</summary>
/// <remarks>
/// https://distribution.github.io/distribution/spec/auth/token/ and, for identity tokens,
/// https://distribution.github.io/distribution/spec/auth/oauth/
/// </remarks>
internal sealed partial class TokenService(HttpExchange exchange, TimeProvider timeProvider)
{
    private const int MaxAnswer = 64 * 1024;
    private const int MaxRedirects = 3;
    private const int DefaultLifetime = 60;
    private const int MaxLifetime = 3600;

    /// <exception cref="RegistryException">There is no token to be had.</exception>
    public async Task<Expiring<AuthenticationHeaderValue>> FetchAsync(
        AuthChallenge challenge, RegistryCredential? credential, RepositoryAddress address, CancellationToken cancellationToken)
    {
        var subject = new RequestSubject(address, "a token") { IsToken = true };
        var realm = Check(challenge.Realm!, address);
        var answer = await exchange.SendAsync(
            () => Request(realm, challenge, credential, address), new ExchangeLimits(MaxAnswer), subject, cancellationToken);
        if (answer.IsRedirect)
            answer = await FollowAsync(answer, credential, subject, cancellationToken);
        if (answer.Status is HttpStatusCode.BadRequest && credential is not null)
            throw new RegistryException(
                ReasonCode.RegistryDenied,
                $"{address}: the token service {realm.Authority} refused the credential of {address.Registry} with 400; "
                + $"run docker login {address.Registry}.");
        if (answer.Status != HttpStatusCode.OK)
            throw RegistryFailures.OfStatus(subject, answer);

        return Read(answer, subject);
    }

    /// <summary>
    /// Only to the same host. A password stays with the service that the registry names: another port gets the question without it. What
    /// was posted, an identity token, is not sent a second time.
    /// </summary>
    private async Task<HttpAnswer> FollowAsync(
        HttpAnswer answer, RegistryCredential? credential, RequestSubject subject, CancellationToken cancellationToken)
    {
        if (credential is { IsIdentityToken: true })
            throw RegistryFailures.Unusable(
                subject, $"from its token service {answer.From.Authority} is a redirect, where an identity token is not sent");

        var origin = answer.From;
        for (var redirects = 0; answer.IsRedirect; redirects++)
        {
            if (redirects == MaxRedirects
                || answer.Headers?.Location is not { } location
                || !Uri.TryCreate(answer.From, location, out var next))
                throw RegistryFailures.Unusable(subject, $"from its token service {origin.Authority} redirects in a way that cannot be followed");

            var target = Check(next, subject.Address);
            if (!target.Host.Equals(origin.Host, StringComparison.OrdinalIgnoreCase))
                throw RegistryFailures.Unusable(
                    subject,
                    $"from its token service {origin.Authority} is a redirect to another host, {target.Host}, where it is not followed");

            var authorization = target.Scheme == origin.Scheme && target.Authority == origin.Authority ? credential?.ToBasic() : null;
            answer = await exchange.SendAsync(
                () => new HttpRequestMessage(HttpMethod.Get, target) { Headers = { Authorization = authorization } },
                new ExchangeLimits(MaxAnswer),
                subject,
                cancellationToken);
        }

        return answer;
    }

    /// <summary>The credential must not travel with less protection than the registry itself has.</summary>
    private static Uri Check(Uri realm, RepositoryAddress address) =>
        realm.UserInfo.Length == 0 && (realm.Scheme == Uri.UriSchemeHttps || (realm.Scheme == Uri.UriSchemeHttp && address.IsPlain))
            ? realm
            : throw new RegistryException(
                ReasonCode.RegistryDenied,
                $"{address}: the registry sends us to a token service without TLS ({realm.Scheme}://{realm.Authority}), "
                + "which gets no credential; correct the registry's token realm.");

    private static HttpRequestMessage Request(Uri realm, AuthChallenge challenge, RegistryCredential? credential, RepositoryAddress address)
    {
        var fields = new Dictionary<string, string> { ["scope"] = challenge.Scope ?? $"repository:{address.Repository}:pull" };
        if (challenge.Service is not null)
            fields["service"] = challenge.Service;
        if (credential is { IsIdentityToken: true })
            return Exchange(realm, fields, credential.Password);

        var query = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
        var uri = new UriBuilder(realm) { Query = realm.Query.Length > 1 ? $"{realm.Query[1..]}&{query}" : query, Fragment = "" }.Uri;
        var request = new HttpRequestMessage(HttpMethod.Get, uri);
        request.Headers.Authorization = credential?.ToBasic();
        return request;
    }

    private static HttpRequestMessage Exchange(Uri realm, Dictionary<string, string> fields, string identityToken)
    {
        fields["grant_type"] = "refresh_token";
        fields["client_id"] = "ecs-image-auditor";
        fields["refresh_token"] = identityToken;
        return new HttpRequestMessage(HttpMethod.Post, realm) { Content = new FormUrlEncodedContent(fields) };
    }

    private Expiring<AuthenticationHeaderValue> Read(HttpAnswer answer, RequestSubject subject)
    {
        var parsed = Parse(answer);
        var token = string.IsNullOrEmpty(parsed?.Token) ? parsed?.AccessToken : parsed.Token;
        if (token is null || !Token().IsMatch(token))
            throw RegistryFailures.Unusable(subject, $"from its token service {answer.From.Authority} holds no token");

        var lifetime = TimeSpan.FromSeconds(parsed!.Seconds is { } seconds && !double.IsNaN(seconds)
            ? Math.Clamp(seconds, 0, MaxLifetime)
            : DefaultLifetime);
        var header = new AuthenticationHeaderValue("Bearer", token);
        return Expiring<AuthenticationHeaderValue>.After(header, timeProvider.GetUtcNow(), lifetime);
    }

    private static TokenAnswer? Parse(HttpAnswer answer)
    {
        try
        {
            return answer.Body is { } body ? JsonSerializer.Deserialize(body, TokenJson.Default.TokenAnswer) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[!-~]+\z")]
    private static partial Regex Token();
}
