using System.Net;
using System.Net.Sockets;

namespace ImageSignatures.Network;

/// <summary>Connects to a host by an address that is allowed, or not at all.</summary>
internal static class AllowedAddress
{
    /// <summary>Resolves the name and connects to what it resolved to, so that no other answer comes between check and connection.</summary>
    /// <exception cref="HttpRequestException">It has none.</exception>
    public static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint endPoint,
        Func<IPAddress, bool> isAllowed,
        CancellationToken cancellationToken
    )
    {
        var resolved = await Dns.GetHostAddressesAsync(endPoint.Host, cancellationToken);
        var allowed = resolved.Where(isAllowed).ToArray();
        if (allowed.Length == 0)
            throw new AddressNotPublicException(endPoint.Host);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, endPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
