using System.Globalization;
using System.Net;
using ImageSignatures.Network;

namespace ImageSignatures.Signatures.Revocation;

/// <summary>Fetches what revocation servers have to say: over plain HTTP, as the specification asks, within a time and a size.</summary>
/// <remarks>What they say is signed, so that HTTP is no weakness. https://www.rfc-editor.org/rfc/rfc5280#section-8</remarks>
internal sealed class RevocationHttp(HttpClient http, TimeProvider time)
{
    /// <param name="url">As it stands in a certificate.</param>
    /// <param name="content">What to post; null to get.</param>
    /// <param name="limits">How long it may take and how much may come.</param>
    /// <param name="budget">What may come for the whole chain.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The body of a successful answer.</returns>
    /// <exception cref="RevocationUnavailableException">There was none.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<byte[]> FetchAsync(
        string url, HttpContent? content, FetchLimits limits, FetchBudget budget, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, CheckUrl(url));
        request.Content = content;
        using var timeout = new CancellationTokenSource(limits.Time, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new RevocationUnavailableException(Describe(url, $"answered with status {(int)response.StatusCode}"));

            return await ReadAsync(url, response.Content, limits.Bytes, budget, either.Token);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new RevocationUnavailableException(Describe(url, "could not be reached: " + Excerpt.Clean(e.Message)));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RevocationUnavailableException(
                Describe(url, string.Create(CultureInfo.InvariantCulture, $"did not answer within {limits.Time.TotalSeconds} seconds")));
        }
    }

    private static Uri CheckUrl(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.UserInfo.Length > 0)
            throw new RevocationUnavailableException(Describe(url, "is no plain HTTP URL"));
        if (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 && !PublicAddresses.Contain(IPAddress.Parse(uri.IdnHost)))
            throw new RevocationUnavailableException(Describe(url, "has an address that is not public"));

        return uri;
    }

    private static async Task<byte[]> ReadAsync(
        string url, HttpContent content, int maxBytes, FetchBudget budget, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
            throw new RevocationUnavailableException(Describe(url, $"answered with more than {maxBytes} bytes"));

        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (!budget.TryTake(read))
                throw new RevocationUnavailableException(
                    Describe(url, "answered when the answers for the chain were too many bytes already"));

            body.Write(buffer, 0, read);
            if (body.Length > maxBytes)
                throw new RevocationUnavailableException(Describe(url, $"answered with more than {maxBytes} bytes"));
        }

        return body.ToArray();
    }

    private static string Describe(string url, string what) => $"the revocation server {Excerpt.Quote(url)} {what}";
}
