using System.Text;

namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>Turns offsets into UTF-8 text into the lines and columns that an editor shows.</summary>
internal sealed class TextPositions
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly List<int> _lineStarts = [0];

    public TextPositions(ReadOnlyMemory<byte> text)
    {
        _text = text;
        var span = text.Span;
        for (var offset = 0; offset < span.Length; offset++)
        {
            if (span[offset] == (byte)'\n')
                _lineStarts.Add(offset + 1);
        }
    }

    /// <param name="path">The path of what stands there.</param>
    /// <param name="offset">Bytes from the start of the text.</param>
    public PolicyPlace Place(string path, int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        var column = Encoding.UTF8.GetCharCount(_text.Span[_lineStarts[line]..offset]);
        return new PolicyPlace(path, line + 1, column + 1);
    }

    /// <param name="line">From 0.</param>
    /// <param name="bytes">Bytes from the start of the line.</param>
    /// <returns>Bytes from the start of the text, never beyond its end.</returns>
    public int OffsetOf(long line, long bytes) => (int)Math.Min(_lineStarts[(int)line] + bytes, _text.Length);
}
