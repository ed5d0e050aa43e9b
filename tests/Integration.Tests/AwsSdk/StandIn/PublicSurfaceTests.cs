using Amazon.ECS;

namespace Integration.Tests.AwsSdk.StandIn;

/// <summary>
/// <c>src/standins/AwsSdk/PublicApi.txt</c> lists what the stand-in shows: lines of the real packages' listings, those that the auditor uses.
/// What product code can use here and not there would break its build with the real packages.
/// </summary>
public sealed class PublicSurfaceTests
{
    private static readonly string Listing = Path.Combine(AppContext.BaseDirectory, "AwsSdk", "PublicApi.txt");

    private static readonly string[] Listed = [.. File.ReadLines(Listing).Where(line => !line.StartsWith('#'))];

    private static readonly IReadOnlyList<string> Shown = PublicSurface.Of(typeof(IAmazonECS).Assembly);

    [Fact]
    public void The_stand_in_shows_what_is_listed_and_nothing_else()
    {
        string[] difference =
        [
            .. Shown.Except(Listed).Select(line => $"+ shown, not listed: {line}"),
            .. Listed.Except(Shown).Select(line => $"- listed, not shown: {line}"),
        ];

        Assert.True(difference.Length == 0, string.Join(Environment.NewLine, difference.Prepend("PublicApi.txt differs:")));
    }

    [Fact]
    public void The_listing_is_sorted_and_says_nothing_twice() =>
        Assert.Equal(Listed.Distinct().Order(StringComparer.Ordinal), Listed);
}
