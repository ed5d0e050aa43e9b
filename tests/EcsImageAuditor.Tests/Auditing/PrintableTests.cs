using ImageSignatures.Text;

namespace EcsImageAuditor.Tests.Auditing;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("web\nVerdict: trusted", "web\uFFFDVerdict: trusted")]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    [InlineData("\u001b[31mred", "\uFFFD[31mred")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void No_text_from_outside_can_forge_a_line(string? text, string expected) => Assert.Equal(expected, Printable.Clean(text));

    [Fact]
    public void Long_text_is_cut() => Assert.Equal("aaa…", Printable.Clean(new string('a', 100), 4));
}
