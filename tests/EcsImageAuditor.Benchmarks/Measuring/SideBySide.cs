namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>Several ways to do the same, in turns, so that whatever else the machine does strikes all of them.</summary>
/// <param name="rounds">How often each has its turn.</param>
internal sealed class SideBySide(int rounds)
{
    /// <param name="ways">The first is what the others are compared with.</param>
    public async Task<IReadOnlyList<(string Name, Series Costs)>> RunAsync(params IReadOnlyList<(string Name, Func<Task<Sample>> Run)> ways)
    {
        var results = ways.Select(way => (way.Name, Costs: new Series())).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (way, result) in ways.Zip(results))
                result.Costs.Add(await way.Run());
        }

        return results;
    }
}
