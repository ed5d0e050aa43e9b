using System.Text;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Tests.Verification.Notation;

public sealed class BoundedTextTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(799)]
    [InlineData(800)]
    public async Task What_fits_is_kept_as_it_is(int length)
    {
        var text = Digits(length);
        Assert.Equal(new BoundedText(text, IsCut: false), await ReadAsync(text, 800));
    }

    [Theory]
    [InlineData(801)]
    [InlineData(1_000)]
    [InlineData(100_003)]
    [InlineData(1_000_000)]
    public async Task Of_what_does_not_fit_the_beginning_and_the_end_are_kept(int length)
    {
        var text = Digits(length);
        Assert.Equal(new BoundedText($"{text[..700]}{BoundedText.Gap}{text[^100..]}", IsCut: true), await ReadAsync(text, 800));
    }

    private static Task<BoundedText> ReadAsync(string text, int maxBytes) =>
        BoundedText.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), maxBytes);

    // No two places look alike.
    private static string Digits(int length) => string.Concat(Enumerable.Range(0, (length / 7) + 1).Select(number => $"{number:d7}"))[..length];
}
