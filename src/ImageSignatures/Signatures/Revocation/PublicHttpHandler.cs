using System.Net;
using ImageSignatures.Network;

namespace ImageSignatures.Signatures.Revocation;

/// <summary>The handler for the <see cref="HttpClient"/> of a <see cref="RevocationChecker"/>: it connects only to public addresses.</summary>
internal static class PublicHttpHandler
{
    private const int MaxHeaderKilobytes = 16;

    /// <param name="isAllowed">Which addresses may be connected to; <see cref="PublicAddresses.Contain"/> but in tests.</param>
    /// <remarks>
    /// The address is checked when the connection is made, after the name has been resolved, so that a name cannot be resolved to one
    /// address for the check and to another one for the connection. There is no proxy, which would resolve names by itself, and there are
    /// no redirects.
    /// </remarks>
    public static SocketsHttpHandler Create(Func<IPAddress, bool> isAllowed) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxResponseHeadersLength = MaxHeaderKilobytes,
        ConnectCallback = (context, cancellationToken) => AllowedAddress.ConnectAsync(context.DnsEndPoint, isAllowed, cancellationToken),
    };
}
