using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Sweeping;

/// <summary>Audits everything that runs: an image that was good when it started may have been revoked since.</summary>
/// <param name="fleet">Lists what runs.</param>
/// <param name="runs">An audit run whose verdicts are given after a moment: those of before are what the sweep is there to doubt.</param>
/// <param name="memory">What earlier sweeps left, or null: then nothing is called changed.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class Sweep(
    FleetReader fleet,
    Func<DateTimeOffset, AuditRun> runs,
    ISweepMemory? memory,
    TimeProvider time,
    ILogger<Sweep> logger
)
{
    /// <summary>The share of the time after which no more is begun; remembering gets the rest.</summary>
    private const double WorkingShare = 0.9;

    private static readonly SweepPosition Beginning = new(string.Empty, null);

    /// <param name="request">What is to be swept.</param>
    /// <param name="budget">The time for all of it. What is not done by then is left to the next sweep.</param>
    /// <param name="observer">Is told as the sweep goes.</param>
    /// <param name="cancellationToken">Ends the work without a result.</param>
    public async Task<SweepSummary> RunAsync(
        SweepRequest request,
        TimeSpan budget,
        ISweepObserver observer,
        CancellationToken cancellationToken
    )
    {
        var (started, timestamp) = (time.GetUtcNow(), time.GetTimestamp());
        using var clock = new SweepClock(budget * WorkingShare, time, cancellationToken);
        var journal = new SweepJournal(memory, request, time);
        var tally = new SweepTally();

        var position = await journal.PositionAsync(cancellationToken);
        var pages = new PageSweep(runs(started), journal, tally, observer, clock);
        var stopped = await SweepAsync(request, position, pages, clock, cancellationToken);
        await journal.KeepPositionAsync(stopped, cancellationToken);

        var summary = tally.Conclude(
            started,
            time.GetElapsedTime(timestamp),
            position is not null,
            stopped?.Cluster,
            [.. pages.Notes, .. journal.Notes]
        );
        Log(summary);
        return summary;
    }

    /// <returns>Where it stopped, or null at the end.</returns>
    private async Task<SweepPosition?> SweepAsync(
        SweepRequest request, SweepPosition? position, PageSweep pages, SweepClock clock, CancellationToken cancellationToken)
    {
        var current = position;
        try
        {
            if (await ClustersAsync(request, pages, clock) is not { } clusters)
                return position ?? Beginning;

            foreach (
                var (index, cluster) in clusters
                    .Index()
                    .Where(known => position is null || string.CompareOrdinal(known.Item, position.Cluster) >= 0)
            )
            {
                current = new SweepPosition(cluster, cluster == position?.Cluster ? position.PageToken : null);
                pages.Enter(cluster, index + 1, clusters.Count);
                while (current is not null)
                {
                    if (!clock.HasTime)
                        return current;
                    current = await NextAsync(request, current, pages, clock);
                }
            }

            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time ran out within a call to ECS.
            return current ?? Beginning;
        }
    }

    /// <returns>The next page of the cluster, the same one where it was cut short, or null when the cluster is done.</returns>
    private async Task<SweepPosition?> NextAsync(SweepRequest request, SweepPosition current, PageSweep pages, SweepClock clock)
    {
        using var page = clock.BeginPage();
        switch (await fleet.ListTasksAsync(current.Cluster, request.Region, current.PageToken, clock.Token))
        {
            case TaskPage.Listed listed:
                if (!await pages.AuditAsync(listed.Tasks))
                    return current;
                return listed.NextToken is { } next ? current with { PageToken = next } : null;
            case TaskPage.Lapsed when pages.Restart():
                return current with { PageToken = null };
            case TaskPage.Unavailable unavailable:
                pages.Fail(current.Cluster, unavailable.Why);
                return null;
            default:
                pages.Fail(
                    current.Cluster,
                    $"ECS did not take its own page tokens for cluster {current.Cluster}, so the rest of it was not swept."
                );
                return null;
        }
    }

    /// <returns>Null where ECS did not list them.</returns>
    private async Task<IReadOnlyList<string>?> ClustersAsync(SweepRequest request, PageSweep pages, SweepClock clock)
    {
        if (request.Clusters.Count > 0)
            return [.. request.Clusters.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

        var listing = await fleet.ListClustersAsync(request.Region, clock.Token);
        if (listing is ClusterListing.Listed listed)
            return listed.ClusterArns;

        pages.Note(((ClusterListing.Unavailable)listing).Why);
        return null;
    }

    private void Log(SweepSummary summary)
    {
        var counts = summary.Containers;
        var level = counts.Bad > 0 ? LogLevel.Error : summary.HasGaps ? LogLevel.Warning : LogLevel.Information;
        var notes = string.Join(' ', summary.Notes.Concat(summary.Clusters.Select(cluster => cluster.Trouble).OfType<string>()));
        LogSummary(
            level,
            summary.Clusters.Count,
            summary.Tasks,
            summary.Images,
            counts.Trusted,
            counts.Exempt,
            counts.Unsigned,
            counts.Untrusted,
            counts.Inconclusive,
            summary.Changes.Count,
            summary.Complete,
            summary.StoppedIn,
            notes
        );
    }

    [LoggerMessage(
        EventId = 160,
        Message = "Swept {Clusters} clusters, {Tasks} tasks, {Images} images: {Trusted} trusted, {Exempt} exempt, {Unsigned} unsigned, {Untrusted} untrusted, {Inconclusive} inconclusive containers; {Changes} changes. Complete: {Complete} {StoppedIn}. {Notes}"
    )]
    private partial void LogSummary(
        LogLevel level,
        int clusters,
        int tasks,
        int images,
        int trusted,
        int exempt,
        int unsigned,
        int untrusted,
        int inconclusive,
        int changes,
        bool complete,
        string? stoppedIn,
        string notes
    );
}
