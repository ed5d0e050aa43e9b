using System.Net;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signing.Pushing;

/// <summary>
/// A blob as it comes from its registry, hashed on its way. Where the connection breaks, it goes on from the next byte. The last bytes
/// are handed out only once the whole has the digest that it should have, so that whoever passes them on never completes a wrong one.
/// </summary>
/// <remarks>https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-blobs</remarks>
internal sealed class BlobSource : IAsyncDisposable
{
    private const int MaxFailures = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly RegistryTransport _transport;
    private readonly RequestSubject _subject;
    private readonly Descriptor _blob;
    private readonly TimeProvider _time;
    private readonly HashCheckpoints _hash;
    private Stream? _stream;
    private int _failures;

    public BlobSource(RegistryTransport transport, RepositoryAddress address, Descriptor blob, TimeProvider time)
    {
        (_transport, _blob, _time) = (transport, blob, time);
        _subject = new RequestSubject(address, $"blob {blob.Digest}");
        _hash = new HashCheckpoints(blob.Digest.Algorithm);
    }

    /// <summary>Bytes handed out so far.</summary>
    public long Position => _hash.Position;

    public long Size => _blob.Size;

    public Digest Digest => _blob.Digest;

    /// <summary>Makes the present position one to which a <see cref="SeekAsync"/> costs little, until the next mark.</summary>
    public void Mark() => _hash.Mark();

    /// <returns>How many bytes; 0 at the end.</returns>
    /// <exception cref="RegistryException">The registry does not give the blob, or gives another one.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (Position == Size || buffer.Length == 0)
            return 0;

        var wanted = buffer[..(int)Math.Min(buffer.Length, Size - Position)];
        var count = await ReadOnAsync(wanted, cancellationToken);
        _hash.Append(wanted.Span[..count]);
        if (Position == Size)
            await RequireWholeAsync(cancellationToken);
        return count;
    }

    /// <summary>Makes the next byte the one at the position, which may be behind or before the present one.</summary>
    public async Task SeekAsync(long position, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, Size);
        if (position == Position)
            return;

        await CloseAsync();
        _hash.Rewind(position);
        var skipped = new byte[64 * 1024];
        await WatchAsync(
            async token => await ReadAsync(skipped.AsMemory(0, (int)Math.Min(skipped.Length, position - Position)), token), cancellationToken);
    }

    /// <summary>Reads the whole blob into memory.</summary>
    /// <param name="buffer">As long as the blob.</param>
    /// <param name="cancellationToken">Ends the transfer.</param>
    /// <exception cref="RegistryException">As of <see cref="ReadAsync"/>; or nothing more came for a minute.</exception>
    public async Task FillAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        await WatchAsync(async token => await ReadAsync(buffer[(int)Position..], token), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _hash.Dispose();
    }

    /// <summary>Reads until there is no more to read, as long as something comes.</summary>
    private async Task WatchAsync(Func<CancellationToken, Task<int>> read, CancellationToken cancellationToken)
    {
        using var watch = new IdleWatch(_time, cancellationToken);
        try
        {
            while (await read(watch.Token) > 0)
                watch.Moved();
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RegistryException(
                ReasonCode.Timeout,
                $"{_subject}: nothing more came for {IdleWatch.Patience.TotalSeconds:0} s, after {Position} of {Size} bytes; run again.",
                exception);
        }
    }

    private async ValueTask<int> ReadOnAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                _stream ??= await OpenAsync(cancellationToken);
                var count = await _stream.ReadAsync(buffer, cancellationToken);
                if (count > 0)
                    return Moved(count);

                throw new IOException($"The answer ended after {Position} of {Size} bytes.");
            }
            catch (Exception exception) when (exception is IOException or HttpRequestException
                && !cancellationToken.IsCancellationRequested)
            {
                await CloseAsync();
                if (++_failures > MaxFailures)
                    throw RegistryFailures.Unusable(_subject, $"broke off {_failures} times, last after {Position} of {Size} bytes");
                await Task.Delay(Pause * (1 << _failures), _time, cancellationToken);
            }
        }
    }

    private int Moved(int count)
    {
        // A connection that breaks at once, again and again, is given up; one that breaks now and then is not.
        if (Position + count - _hash.LastCheckpoint >= HashCheckpoints.Distance)
            _failures = 0;
        return count;
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var answer = await _transport.SendAsync(
            new RegistryRequest
            {
                Method = HttpMethod.Get,
                Uri = _subject.Address.Blob(_blob.Digest),
                Subject = _subject,
                Limits = new ExchangeLimits(0) { IsStreamed = true },
                Accept = [],
                IsBlob = true,
                From = Position,
            },
            cancellationToken);
        if (answer.Content is not { } stream)
            throw RegistryFailures.OfStatus(_subject, answer);
        if (answer.Status == HttpStatusCode.PartialContent && answer.RangeStart == Position)
            return stream;
        if (answer.Status == HttpStatusCode.OK && (answer.ContentLength ?? Size) == Size)
            return await SkipAsync(stream, cancellationToken);

        await stream.DisposeAsync();
        throw RegistryFailures.Damaged(_subject, $"has {answer.ContentLength} bytes where the manifest says {Size}");
    }

    /// <summary>A registry that knows no ranges begins anew.</summary>
    private async Task<Stream> SkipAsync(Stream stream, CancellationToken cancellationToken)
    {
        var skipped = new byte[64 * 1024];
        for (var left = Position; left > 0;)
        {
            var count = await stream.ReadAsync(skipped.AsMemory(0, (int)Math.Min(left, skipped.Length)), cancellationToken);
            if (count == 0)
                throw new IOException("The answer ended before the place to go on from.");
            left -= count;
        }

        return stream;
    }

    private async Task RequireWholeAsync(CancellationToken cancellationToken)
    {
        var found = _hash.Current();
        if (found != _blob.Digest)
            throw RegistryFailures.Damaged(_subject, $"has the digest {found}, so that it is damaged");
        if (await HasMoreAsync(cancellationToken))
            throw RegistryFailures.Damaged(_subject, $"has more than the {Size} bytes that the manifest says");
        await CloseAsync();
    }

    /// <summary>An answer that breaks off after its last byte was whole.</summary>
    private async Task<bool> HasMoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _stream!.ReadAsync(new byte[1], cancellationToken) != 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async ValueTask CloseAsync()
    {
        if (_stream is { } open)
            await open.DisposeAsync();
        _stream = null;
    }
}
