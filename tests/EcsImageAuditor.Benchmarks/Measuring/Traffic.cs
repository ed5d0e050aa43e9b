namespace EcsImageAuditor.Benchmarks.Measuring;

/// <summary>What a client asked of the registry.</summary>
/// <param name="Requests">How many requests.</param>
/// <param name="RoundTrips">How many of them had to wait for another one's answer, plus one: the longest chain.</param>
internal sealed record Traffic(int Requests, int RoundTrips)
{
    /// <param name="exchanges">When each request came and when its answer was complete.</param>
    public static Traffic Of(IReadOnlyCollection<(long Began, long Ended)> exchanges)
    {
        var roundTrips = 0;
        var answered = long.MinValue;
        foreach (var (began, ended) in exchanges.OrderBy(exchange => exchange.Ended))
        {
            if (began < answered)
                continue;
            roundTrips++;
            answered = ended;
        }

        return new Traffic(exchanges.Count, roundTrips);
    }
}
