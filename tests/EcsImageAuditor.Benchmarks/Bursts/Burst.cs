namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>Tasks of some services start all at once: events of which a tenth come twice, in any order.</summary>
/// <param name="Images">One for each service.</param>
/// <param name="Events">How many events, those that come twice included.</param>
internal sealed record Burst(IReadOnlyList<BurstImage> Images, int Events)
{
    /// <summary>True to do it over and over before, until hardly anything more is compiled at run time.</summary>
    public bool WarmUp { get; init; }

    public Burst Through(string registry, string proxy) => this with
    {
        Images = [.. Images.Select(image => image with { Reference = image.Reference.Replace(registry, proxy, StringComparison.Ordinal) })],
    };
}
