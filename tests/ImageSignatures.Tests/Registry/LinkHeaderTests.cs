using EcsImageAuditor.Tests.Shared.Properties;
using FsCheck.Fluent;
using ImageSignatures.Registry;

namespace ImageSignatures.Tests.Registry;

public sealed class LinkHeaderTests
{
    [Theory]
    [InlineData("</v2/app/referrers/x?n=2>; rel=\"next\"", "/v2/app/referrers/x?n=2")]
    [InlineData("<https://example.com/next>;rel=next", "https://example.com/next")]
    [InlineData("<?n=2>; title=\"a, b; rel=x\"; rel=\"next\"", "?n=2")]
    [InlineData("</first>; rel=\"first\", </next>; rel=\"next\", </last>; rel=\"last\"", "/next")]
    [InlineData("</x>; REL=\"prefetch NEXT\"; crossorigin", "/x")]
    [InlineData("</x>; rel=\"first\"; rel=\"next\"", null)]
    [InlineData("</x>; title=\"; rel=next\"", "/x")]
    [InlineData("</x>; xrel=next", "/x")]
    [InlineData("</x>", "/x")]
    [InlineData("</x>; title=y", "/x")]
    [InlineData("</first>; rel=\"first\", </x>", "/x")]
    [InlineData("</first>; rel=\"first\"", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_link_to_the_next_page_is_found(string? text, string? next)
    {
        Assert.True(LinkHeader.TryParse(text, out var header));
        Assert.Equal(next, header.Next);
    }

    [Theory]
    [InlineData("/x; rel=\"next\"")]
    [InlineData("</x>; rel=\"next")]
    [InlineData("</x> rel=next")]
    [InlineData("</x>; rel=\"next\" </y>; rel=\"last\"")]
    [InlineData("<<x>>; rel=next")]
    public void A_malformed_header_is_not_taken_for_the_last_page(string text) => Assert.False(LinkHeader.TryParse(text, out _));

    [Fact]
    public void A_header_is_bounded() => Assert.False(LinkHeader.TryParse($"<{new string('x', 10_000)}>; rel=next", out _));

    [Fact]
    public void Reading_never_throws() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string?>(),
            text => !LinkHeader.TryParse($"<{text}>; rel=next", out var header) || header.Next is not null)
            .Holds();
}
