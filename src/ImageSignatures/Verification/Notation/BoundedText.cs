using System.Text;

namespace ImageSignatures.Verification.Notation;

/// <summary>The first and the last bytes of a stream as UTF-8 text.</summary>
/// <param name="Text">What was kept; where something in the middle was dropped, both parts with <see cref="Gap"/> between them.</param>
/// <param name="IsCut">There was more, which was read and dropped.</param>
internal sealed record BoundedText(string Text, bool IsCut)
{
    /// <summary>Stands for what was dropped, on a line of its own.</summary>
    public const string Gap = "\n…\n";

    private const int ChunkBytes = 16 * 1024;

    /// <summary>Of what is kept, the end: notation says last what it comes to.</summary>
    private const int TailShare = 8;

    /// <summary>Reads to the end, so that the writer never blocks, and keeps at most <paramref name="maxBytes"/>.</summary>
    public static async Task<BoundedText> ReadAsync(Stream stream, int maxBytes)
    {
        using var head = new MemoryStream();
        var tail = new Tail(maxBytes / TailShare);
        var maxHead = maxBytes - tail.Size;
        var chunk = new byte[ChunkBytes];
        for (var read = await stream.ReadAsync(chunk); read > 0; read = await stream.ReadAsync(chunk))
        {
            var room = Math.Min(read, maxHead - (int)head.Length);
            head.Write(chunk, 0, room);
            tail.Add(chunk.AsSpan(room, read - room));
        }

        byte[] kept = [.. head.ToArray(), .. tail.IsCut ? Encoding.UTF8.GetBytes(Gap) : [], .. tail.ToArray()];
        return new BoundedText(Encoding.UTF8.GetString(kept), tail.IsCut);
    }

    /// <summary>The last bytes of what is added.</summary>
    private sealed class Tail(int size)
    {
        private readonly byte[] _ring = new byte[size];
        private long _added;

        public int Size => size;

        public bool IsCut => _added > size;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            _added += bytes.Length;
            var last = bytes[Math.Max(0, bytes.Length - size)..];
            var at = (int)((_added - last.Length) % Math.Max(1, size));
            var first = Math.Min(last.Length, size - at);
            last[..first].CopyTo(_ring.AsSpan(at));
            last[first..].CopyTo(_ring);
        }

        public byte[] ToArray()
        {
            if (!IsCut)
                return _ring[..(int)_added];

            var start = (int)(_added % Math.Max(1, size));
            return [.. _ring[start..], .. _ring[..start]];
        }
    }
}
