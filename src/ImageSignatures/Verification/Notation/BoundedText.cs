using System.Text;

namespace ImageSignatures.Verification.Notation;

/// <summary>The first bytes of a stream as UTF-8 text.</summary>
/// <param name="Text">What was kept.</param>
/// <param name="IsCut">There was more, which was read and dropped.</param>
internal sealed record BoundedText(string Text, bool IsCut)
{
    private const int ChunkBytes = 16 * 1024;

    /// <summary>Reads to the end, so that the writer never blocks, and keeps at most <paramref name="maxBytes"/>.</summary>
    public static async Task<BoundedText> ReadAsync(Stream stream, int maxBytes)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        var isCut = false;
        for (var read = await stream.ReadAsync(chunk); read > 0; read = await stream.ReadAsync(chunk))
        {
            var room = Math.Min(read, maxBytes - (int)kept.Length);
            kept.Write(chunk, 0, room);
            isCut |= room < read;
        }

        return new BoundedText(Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length), isCut);
    }
}
