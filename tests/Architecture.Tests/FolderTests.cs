using Xunit.Abstractions;

namespace Architecture.Tests;

public sealed class FolderTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(House.Names), MemberType = typeof(House))]
    public void No_folders_use_each_other_in_a_circle(string assembly)
    {
        var graph = FolderGraph.Read(House.Named(assembly));
        foreach (var group in graph.Arrows.Keys.GroupBy(arrow => arrow.From.Split('/')[0]))
            output.WriteLine($"{group.Key}: {string.Join(' ', group.Select(arrow => arrow.To.Split('/')[0]).Where(to => to != group.Key).Distinct().Order())}");

        Assert.Empty(graph.Circles());
    }
}
