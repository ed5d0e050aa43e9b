using EcsImageAuditor.Cli.Shell;
using EcsImageAuditor.Cli.Signing;

namespace EcsImageAuditor.Tests.Signing;

public sealed class InventoryReaderTests
{
    private static readonly string Digest = $"sha256:{new string('a', 64)}";

    [Fact]
    public void Unsigned_images_are_taken_once_and_all_others_passed_over()
    {
        var images = Read(
            $$"""{"image":"h.example/a:1@{{Digest}}","digest":"{{Digest}}","verdict":"unsigned","task":"x"}""",
            $$"""{"image":"h.example/a:1","digest":"{{Digest}}","verdict":"unsigned"}""",
            $$"""{"image":"h.example/b@{{Digest}}","verdict":"trusted"}""",
            $$"""{"image":"h.example/c@{{Digest}}","verdict":"inconclusive"}""",
            "",
            """{"findings":3}""");

        Assert.Equal($"h.example/a:1@{Digest}", Assert.Single(images));
    }

    [Theory]
    [InlineData("{", "it is no JSON object")]
    [InlineData("[]", "it is no JSON object")]
    [InlineData("""{"image":"a"}""", "without a verdict")]
    [InlineData("""{"image":"A b","verdict":"unsigned"}""", "is none")]
    [InlineData("""{"image":"h.example/a:1","verdict":"unsigned"}""", "names a digest")]
    public void A_line_that_cannot_be_used_is_told_with_its_number(string line, string message)
    {
        var mistake = Assert.Throws<UsageException>(() => Read("", line)).Message;

        Assert.StartsWith("file:2: ", mistake, StringComparison.Ordinal);
        Assert.Contains(message, mistake, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Read(params string[] lines) =>
        InventoryReader.Read(new StringReader(string.Join('\n', lines)), "file").Select(image => image.ToString());
}
