using System.Globalization;
using System.Net;
using ImageSignatures.Network;

namespace ImageSignatures.Signatures.Revocation;

/// <summary>Fetches what revocation servers have to say: over plain HTTP, as the specification asks, within a time and a size.</summary>
/// <remarks>What they say is signed, so that HTTP is no weakness. https://www.rfc-editor.org/rfc/rfc5280#section-8</remarks>
internal sealed class RevocationHttp(HttpClient http, TimeProvider time)
{
    /// <param name="url">As it stands in a certificate.</param>
    /// <param name="path">What to add to the URL's path; null for nothing.</param>
    /// <param name="content">What to post; null to get.</param>
    /// <param name="limits">How long it may take and how much may come.</param>
    /// <param name="budget">What may come for the whole chain.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The body of a successful answer.</returns>
    /// <exception cref="RevocationUnavailableException">There was none.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<byte[]> FetchAsync(
        string url, string? path, HttpContent? content, FetchLimits limits, FetchBudget budget, CancellationToken cancellationToken)
    {
        var uri = CheckUrl(url);
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, WithPath(uri, path));
        request.Content = content;
        using var timeout = new CancellationTokenSource(limits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new RevocationUnavailableException(
                    Describe(
                        url, $"answered with status {(int)response.StatusCode}: try again, and if it stays so ask who runs {uri.Host}"));

            return await ReadAsync(url, response.Content, limits.Bytes, budget, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw Final(url, $"could not be reached ({Excerpt.Clean(e.Message).TrimEnd('.')}): {Remedy(uri)}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Final(
                url,
                string.Create(CultureInfo.InvariantCulture, $"did not answer within {limits.Time.TotalSeconds} seconds: {Remedy(uri)}"));
        }
    }

    private static Uri CheckUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.UserInfo.Length > 0)
            throw Final(url, "is no plain HTTP URL, and no other is asked: ask the authority for a certificate that names one");
        if (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && !PublicAddresses.Contain(IPAddress.Parse(uri.IdnHost)))
            throw Final(url, "has an address that is not public, and no other is asked: ask the authority for a certificate that names one");

        return uri;
    }

    private static Uri WithPath(Uri uri, string? path) =>
        path is null ? uri : new Uri($"{uri.Scheme}://{uri.Authority}{uri.AbsolutePath.TrimEnd('/')}/{path}{uri.Query}");

    private static string Remedy(Uri uri) => $"allow outgoing HTTP to {uri.Host}, port {uri.Port}, or try again";

    private static RevocationUnavailableException Final(string url, string what) => new(Describe(url, what)) { IsFinal = true };

    private static async Task<byte[]> ReadAsync(
        string url, HttpContent content, int maxBytes, FetchBudget budget, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
            throw Final(url, $"answered with more than {maxBytes} bytes");

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (!budget.TryTake(read))
                throw Final(url, "answered when the answers for the chain were too many bytes already");

            body.Write(buffer, 0, read);
            if (body.Length > maxBytes)
                throw Final(url, $"answered with more than {maxBytes} bytes");
        }

        return body.ToArray();
    }

    private static string Describe(string url, string what) => $"the revocation server {Excerpt.Quote(url)} {what}";
}
