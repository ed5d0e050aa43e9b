using System.Net;
using System.Net.Sockets;
using System.Text;
using ImageSignatures.Network;
using ImageSignatures.Signatures.Revocation;

namespace ImageSignatures.Tests.Signatures.Revocation;

/// <summary>Against a real socket on the loopback interface.</summary>
public sealed class PublicHttpHandlerTests
{
    [Fact]
    public async Task A_name_that_resolves_to_this_machine_is_not_connected_to()
    {
        using var listener = Listen();
        var failure = await Assert.ThrowsAsync<RevocationUnavailableException>(() =>
            FetchAsync(PublicAddresses.Contain, $"http://localhost:{Port(listener)}/")
        );

        Assert.Contains("localhost has no public address", failure.Message, StringComparison.Ordinal);
        Assert.False(listener.Pending());
    }

    [Fact]
    public async Task An_allowed_address_is_fetched_from_and_redirects_are_not_followed()
    {
        using var listener = Listen();
        var server = AnswerAsync(listener, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        Assert.Equal("ok"u8.ToArray(), await FetchAsync(IPAddress.IsLoopback, $"http://localhost:{Port(listener)}/"));
        await server;

        server = AnswerAsync(
            listener,
            "HTTP/1.1 302 Found\r\nLocation: http://localhost/other\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
        var failure = await Assert.ThrowsAsync<RevocationUnavailableException>(() =>
            FetchAsync(IPAddress.IsLoopback, $"http://localhost:{Port(listener)}/")
        );
        await server;

        Assert.Contains("status 302", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<byte[]> FetchAsync(Func<IPAddress, bool> isAllowed, string url)
    {
        using var client = new HttpClient(PublicHttpHandler.Create(isAllowed));
        return await new RevocationHttp(client, TimeProvider.System).FetchAsync(
            url, null, null, FetchLimits.Crl, FetchBudget.OfChain(), CancellationToken.None);
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var stream = client.GetStream();
        await stream.ReadAtLeastAsync(new byte[4096], 1);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }
}
