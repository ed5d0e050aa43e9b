using System.Diagnostics.CodeAnalysis;
using EcsImageAuditor.Auditing;
using ImageSignatures.Text;

namespace EcsImageAuditor.Sweeping;

/// <summary>An image in a workload as JSON: the image's report together with where it runs, each image of a container once.</summary>
public sealed record SweepReport : ImageReport
{
    private const int LongestText = 1024;

    [SetsRequiredMembers]
    public SweepReport(ContainerAudit audit, SweepChange? change)
        : base(ImageReport.Of(audit.Image))
    {
        Cluster = audit.Task.ClusterArn;
        Workload = Printable.Clean(SweepWorkload.Of(audit.Task).Name, LongestText);
        Container = Printable.Clean(audit.Container.Name, LongestText);
        Task = audit.Task.TaskArn;
        Change = change;
    }

    /// <summary>Name and version of this shape.</summary>
    public string Schema { get; } = "ecs-image-auditor.sweep-image/1";

    /// <summary>ARN of the cluster.</summary>
    public string Cluster { get; }

    /// <summary><c>service:NAME</c>, <c>daemon:NAME</c> or <c>family:NAME</c>.</summary>
    public string Workload { get; }

    public string Container { get; }

    /// <summary>ARN of one of the tasks that run the image.</summary>
    public string Task { get; }

    /// <summary>What changed since the sweep before; null where nothing did, or where no sweep is remembered.</summary>
    public SweepChange? Change { get; }
}
