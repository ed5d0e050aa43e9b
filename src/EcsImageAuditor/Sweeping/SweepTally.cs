using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Sweeping;

/// <summary>Counts what a sweep finds. Its size grows with workloads and images, not with tasks.</summary>
internal sealed class SweepTally
{
    private const int MostWorkloads = 2000;
    private const int MostChanges = 200;

    private readonly Dictionary<SweepWorkload, (int Tasks, VerdictCounts Containers)> _workloads = [];
    private readonly Dictionary<string, ClusterSummary> _clusters = new(StringComparer.Ordinal);
    private readonly VerdictCounts _containers = new();
    private readonly List<SweepReport> _changes = [];
    private int _images;

    public int Tasks { get; private set; }

    public void Add(EcsTask task)
    {
        var workload = SweepWorkload.Of(task);
        var (tasks, containers) = _workloads.GetValueOrDefault(workload, (0, new VerdictCounts()));
        _workloads[workload] = (tasks + 1, containers);
        var cluster = ClusterOf(task.ClusterArn);
        _clusters[task.ClusterArn] = cluster with { Tasks = cluster.Tasks + 1 };
        Tasks++;
    }

    public void Add(ContainerAudit audit)
    {
        var kind = audit.Image.Verdict.Kind;
        _containers.Add(kind);
        _workloads[SweepWorkload.Of(audit.Task)].Containers.Add(kind);
        ClusterOf(audit.Task.ClusterArn).Containers.Add(kind);
    }

    public void Add(SweepReport report)
    {
        _images++;
        if (report.Change is not null && _changes.Count < MostChanges)
            _changes.Add(report);
    }

    public void Trouble(string cluster, string why) => _clusters[cluster] = ClusterOf(cluster) with { Trouble = why };

    public SweepSummary Conclude(DateTimeOffset startedAt, TimeSpan elapsed, bool resumed, string? stoppedIn, IReadOnlyList<string> notes)
    {
        var workloads = _workloads
            .Select(known => new WorkloadSummary(known.Key.ClusterArn, known.Key.Name, known.Value.Tasks, known.Value.Containers))
            .OrderByDescending(workload => workload.Containers.Bad)
            .ThenByDescending(workload => workload.Containers.Inconclusive)
            .ThenBy(workload => workload.Cluster, StringComparer.Ordinal)
            .ThenBy(workload => workload.Workload, StringComparer.Ordinal);
        return new SweepSummary
        {
            Complete = stoppedIn is null,
            Resumed = resumed,
            StoppedIn = stoppedIn,
            StartedAt = startedAt,
            ElapsedMs = (long)elapsed.TotalMilliseconds,
            Tasks = Tasks,
            Containers = _containers,
            Images = _images,
            Clusters = [.. _clusters.Values.OrderBy(cluster => cluster.Cluster, StringComparer.Ordinal)],
            Workloads = [.. workloads.Take(MostWorkloads)],
            OmittedWorkloads = Math.Max(0, _workloads.Count - MostWorkloads),
            Changes = _changes,
            Notes = notes,
        };
    }

    private ClusterSummary ClusterOf(string cluster)
    {
        if (!_clusters.TryGetValue(cluster, out var summary))
            _clusters[cluster] = summary = new ClusterSummary(cluster, 0, new VerdictCounts(), null);
        return summary;
    }
}
