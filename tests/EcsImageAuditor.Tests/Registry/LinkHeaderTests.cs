using EcsImageAuditor.Registry;
using FsCheck;
using FsCheck.Fluent;

namespace EcsImageAuditor.Tests.Registry;

public sealed class LinkHeaderTests
{
    [Theory]
    [InlineData("</v2/app/referrers/x?n=2>; rel=\"next\"", "/v2/app/referrers/x?n=2")]
    [InlineData("<https://example.com/next>;rel=next", "https://example.com/next")]
    [InlineData("<?n=2>; title=\"a, b\"; rel=\"next\"", "?n=2")]
    [InlineData("</first>; rel=\"first\", </next>; rel=\"next\", </last>; rel=\"last\"", "/next")]
    [InlineData("</first>; REL=\"NEXT\"", "/first")]
    [InlineData("</first>; rel=\"first\"", null)]
    [InlineData("</x>; title=\"rel=next\"", null)]
    [InlineData("/x; rel=\"next\"", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_link_to_the_next_page_is_found(string? header, string? target) => Assert.Equal(target, LinkHeader.Next(header));

    [Fact]
    public void Reading_never_throws_and_gives_what_stands_between_the_brackets() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => LinkHeader.Next($"<{text}>; rel=\"next\"") is not { } target || target.AsSpan().IndexOfAny('<', '>') < 0).QuickCheckThrowOnFailure();
}
