using System.Net;
using System.Net.Http.Headers;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Registry;

/// <summary>Carries a question to a registry: presents the credential, answers a challenge, follows redirects.</summary>
internal sealed class RegistryTransport(HttpExchange exchange, RegistryAuthenticator authenticator)
{
    private const int MaxRedirects = 3;

    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="RegistryException">There is no answer.</exception>
    public async Task<HttpAnswer> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var address = request.Subject.Address;
        var authorization = await authenticator.FindAsync(address, cancellationToken);
        var answer = await FollowAsync(request, authorization, cancellationToken);
        if (answer.Status != HttpStatusCode.Unauthorized || !address.IsOriginOf(answer.From))
            return answer;

        // The next request has what this one lacked, also where this one cannot be sent again.
        var response = await authenticator.RespondAsync(address, answer, authorization, cancellationToken);
        return response is null || !request.Limits.IsRepeatable ? answer : await FollowAsync(request, response, cancellationToken);
    }

    /// <summary>The credential stays with the registry: another origin never sees it, nor does where a blob is.</summary>
    private async Task<HttpAnswer> FollowAsync(
        RegistryRequest request, AuthenticationHeaderValue? authorization, CancellationToken cancellationToken)
    {
        var uri = request.Uri;
        if (!request.Subject.Address.IsOriginOf(uri))
            authorization = null;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            var (target, header) = (uri, authorization);
            var answer = await exchange.SendAsync(
                () => Message(request, target, header), request.Limits, request.Subject, cancellationToken);
            if (!answer.IsRedirect || !request.Limits.IsRepeatable)
                return answer;

            uri = Next(request, answer);
            if (request.IsBlob || !request.Subject.Address.IsOriginOf(uri))
                authorization = null;
        }

        throw RegistryFailures.Unusable(request.Subject, $"redirects more than {MaxRedirects} times");
    }

    private static Uri Next(RegistryRequest request, HttpAnswer answer)
    {
        if (answer.Headers?.Location is not { } location || !Uri.TryCreate(answer.From, location, out var next)
            || next.UserInfo.Length > 0 || (next.Scheme != Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttp))
            throw RegistryFailures.Unusable(request.Subject, "redirects without an address that can be followed");
        if (answer.From.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
            throw RegistryFailures.Unusable(request.Subject, $"redirects from HTTPS to {next.Authority} without TLS");
        return next;
    }

    private static HttpRequestMessage Message(RegistryRequest request, Uri uri, AuthenticationHeaderValue? authorization)
    {
        var message = new HttpRequestMessage(request.Method, uri);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.Authorization = authorization;
        message.Content = request.Body?.Invoke();
        if (request.From > 0)
            message.Headers.Range = new RangeHeaderValue(request.From, null);
        return message;
    }
}
