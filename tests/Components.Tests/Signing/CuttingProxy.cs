using System.Net;
using System.Net.Sockets;

namespace Components.Tests.Signing;

/// <summary>Stands before a registry and cuts connections that have carried too much, a few times.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port;
    private readonly long _limit;
    private readonly Task _accepting;
    private int _cuts;
    private long _carried;

    /// <param name="host">localhost:PORT of the registry.</param>
    /// <param name="limit">Bytes in one direction after which a connection is cut.</param>
    /// <param name="cuts">How often.</param>
    public CuttingProxy(string host, long limit, int cuts)
    {
        (_port, _limit, _cuts) = (int.Parse(host.Split(':')[1], provider: null), limit, cuts);
        _listener.Start();
        Host = $"localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    public string Host { get; }

    /// <summary>Cuts that are left.</summary>
    public int CutsLeft => Math.Max(0, Volatile.Read(ref _cuts));

    /// <summary>Bytes in both directions.</summary>
    public long Carried => Volatile.Read(ref _carried);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _port, cut.Token);
            await Task.WhenAny(PumpAsync(near, far, cut), PumpAsync(far, near, cut));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // It is closed below, as when a connection breaks.
        }

        await cut.CancelAsync();
        near.Client.Close(0);
        near.Dispose();
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, CancellationTokenSource cut)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (var carried = 0L; ;)
            {
                var count = await from.GetStream().ReadAsync(buffer, cut.Token);
                if (count == 0)
                    return;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), cut.Token);
                Interlocked.Add(ref _carried, count);
                carried += count;
                if (carried > _limit && Interlocked.Decrement(ref _cuts) >= 0)
                    return;
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other direction has ended.
        }
    }
}
