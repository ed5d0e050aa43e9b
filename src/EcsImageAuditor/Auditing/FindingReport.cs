using System.Diagnostics.CodeAnalysis;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// A finding as JSON, for machines: the image's report together with what ran where and what was done. Members may be added to
/// a version of the schema, none is taken away.
/// </summary>
public sealed record FindingReport : ImageReport
{
    /// <summary>Longer than anything that ECS allows; keeps a forged event from growing past what SNS takes.</summary>
    private const int LongestText = 1024;

    private const int MostSignatures = 25;

    [SetsRequiredMembers]
    public FindingReport(Finding finding)
        : base(ImageOf(finding))
    {
        var (audit, task) = (finding.Audit, finding.Audit.Task);
        Container = Cut(audit.Container.Name);
        Task = Cut(task.TaskArn);
        TaskDefinition = Cut(task.TaskDefinitionArn);
        Service = Cut(task.ServiceName);
        Workload = Cut(task.Workload);
        AlertKey = Auditing.AlertKey.Of(finding).Incident;
        Group = Cut(task.Group);
        Cluster = Cut(task.ClusterArn);
        Account = task.Account;
        Region = task.Region;
        StartedBy = Cut(task.StartedBy);
        LaunchType = Cut(task.LaunchType);
        Decision = audit.Decision;
        Stop = StopReport.Of(finding.Stop);
        FoundAt = finding.FoundAt;
        Seen = finding.Seen;
        Provisional = finding.IsProvisional;
    }

    /// <summary>Name and version of this shape.</summary>
    public string Schema { get; } = "ecs-image-auditor.finding/1";

    public string Container { get; }

    /// <summary>ARN of the task.</summary>
    public string Task { get; }

    /// <summary>ARN of the task definition, with its revision.</summary>
    public string? TaskDefinition { get; }

    /// <summary>Name of the service, or null for a task of its own.</summary>
    public string? Service { get; }

    /// <summary><c>service:NAME</c>, <c>daemon:NAME</c> or <c>family:NAME</c>: what is counted together.</summary>
    public string Workload { get; }

    /// <summary>The same for every finding of one workload, image and reason in a cluster.</summary>
    public string AlertKey { get; }

    /// <summary>As ECS reports it. RunTask takes any text, so that it proves nothing.</summary>
    public string? Group { get; }

    /// <summary>ARN of the cluster.</summary>
    public string Cluster { get; }

    public string Account { get; }

    public string Region { get; }

    public string? StartedBy { get; }

    public string? LaunchType { get; }

    public Decision Decision { get; }

    public StopReport Stop { get; }

    public DateTimeOffset FoundAt { get; }

    /// <summary>How often the same was found, where it is counted.</summary>
    public Sightings? Seen { get; }

    /// <summary>True where the image is judged again, so that another verdict may follow.</summary>
    public bool Provisional { get; }

    private static ImageReport ImageOf(Finding finding)
    {
        var image = ImageReport.Of(finding.Audit.Image);
        return image with { Signatures = [.. image.Signatures.Take(MostSignatures)] };
    }

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text) => text?.Length > LongestText ? text[..LongestText] : text;
}

/// <summary>What became of stopping a task, as JSON.</summary>
/// <param name="Result">
/// <c>not-asked</c>, <c>stopped</c>, <c>would-stop</c>, <c>already-gone</c>, <c>refused</c>, <c>not-stopped</c> or <c>failed</c>.
/// </param>
/// <param name="Message">Why it failed, was refused or was not stopped.</param>
public sealed record StopReport(string Result, string? Message = null)
{
    public static StopReport Of(StopResult stop) => stop switch
    {
        StopResult.NotAsked => new("not-asked"),
        StopResult.Stopped => new("stopped"),
        StopResult.WouldStop => new("would-stop"),
        StopResult.AlreadyGone => new("already-gone"),
        StopResult.Refused refused => new("refused", refused.Why),
        StopResult.NotStopped not => new("not-stopped", not.Why),
        StopResult.Failed failed => new("failed", failed.Why),
        _ => throw new InvalidOperationException($"Unknown result {stop.GetType().Name}"),
    };
}
