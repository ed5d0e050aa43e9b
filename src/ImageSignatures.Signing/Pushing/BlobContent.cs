using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Signing.Pushing;

/// <summary>A request's body that is read from a blob while it is sent; only two buffers of it are ever in memory.</summary>
internal sealed class BlobContent : HttpContent
{
    private const int BufferSize = 256 * 1024;

    private readonly BlobSource _source;
    private readonly long _length;
    private readonly IdleWatch _watch;
    private readonly TimeSpan _answerTime;
    private readonly Action<long> _moved;

    /// <param name="source">The blob, where it stands.</param>
    /// <param name="length">Bytes to send.</param>
    /// <param name="watch">Ends it where nothing moves.</param>
    /// <param name="answerTime">How long the registry may take to answer once it has everything.</param>
    /// <param name="moved">Told how many bytes were handed to the connection.</param>
    public BlobContent(BlobSource source, long length, IdleWatch watch, TimeSpan answerTime, Action<long> moved)
    {
        (_source, _length, _watch, _answerTime, _moved) = (source, length, watch, answerTime, moved);
        Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        Headers.ContentLength = length;
    }

    /// <summary>Why the blob could not be read, which is not the target's fault.</summary>
    public RegistryException? SourceFailure { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = _length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var reading = ArrayPool<byte>.Shared.Rent(BufferSize);
        var writing = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await PumpAsync(stream, reading, writing);
        }
        catch (RegistryException exception)
        {
            SourceFailure = exception;
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(reading);
            ArrayPool<byte>.Shared.Return(writing);
        }
    }

    /// <summary>The next bytes are read and hashed while the last ones are written.</summary>
    private async Task PumpAsync(Stream stream, byte[] reading, byte[] writing)
    {
        var sent = Task.CompletedTask;
        try
        {
            for (var left = _length; left > 0;)
            {
                var count = await FillAsync(reading.AsMemory(0, (int)Math.Min(left, BufferSize)));
                await sent;
                (reading, writing) = (writing, reading);
                sent = stream.WriteAsync(writing.AsMemory(0, count), _watch.Token).AsTask();
                left -= count;
                _watch.Moved();
                _moved(count);
            }

            await sent;
            _watch.Awaits(_answerTime);
        }
        finally
        {
            // The buffers go back to the pool: nothing may still be writing from them.
            await Task.WhenAny(sent);
        }
    }

    private async ValueTask<int> FillAsync(Memory<byte> buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var count = await _source.ReadAsync(buffer[filled..], _watch.Token);
            _watch.Moved();
            filled += count;
        }

        return filled;
    }
}
