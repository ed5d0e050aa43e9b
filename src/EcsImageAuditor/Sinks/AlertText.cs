using EcsImageAuditor.Auditing;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Sinks;

/// <summary>What a person reads: a headline, a sentence on what is wrong, and the facts, one a line.</summary>
public static class AlertText
{
    /// <summary>SNS takes fewer than 100 characters of a subject, without control characters.</summary>
    private const int LongestSubject = 99;

    /// <summary>ASCII, one line, at most 99 characters.</summary>
    public static string Subject(Finding finding)
    {
        var (audit, task) = (finding.Audit, finding.Audit.Task);
        var done = finding.Stop switch
        {
            StopResult.Stopped => "STOPPED: ",
            StopResult.WouldStop => "WOULD STOP: ",
            StopResult.Failed or StopResult.Refused or StopResult.NotStopped => "NOT STOPPED: ",
            _ when audit.Decision == Decision.Block => "BLOCKED: ",
            _ when finding.IsProvisional => "NOT JUDGED YET: ",
            _ => string.Empty,
        };
        var text =
            $"{done}{Adjective(finding)} image in {task.ServiceName ?? task.TaskId} on {task.ClusterName}: {audit.Container.Name}";
        return string.Concat(Printable.Clean(text, LongestSubject).Select(c => char.IsAscii(c) ? c : '?'));
    }

    /// <summary>What is wrong and what was done, in sentences.</summary>
    public static string Summary(Finding finding) =>
        $"{finding.Audit.Image.Reason?.Message ?? "The image is not trusted."} {Done(finding)}";

    /// <summary>What ran where, as name and value.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(Finding finding)
    {
        var (audit, task) = (finding.Audit, finding.Audit.Task);
        (string, string?)[] facts =
        [
            ("Verdict", $"{WireName.Of(audit.Image.Verdict.Kind)} ({Code(audit.Image.Reason)})"),
            ("Image", audit.Image.Name),
            ("Digest", Digest(audit.Image)),
            ("Container", audit.Container.Name),
            ("Service", task.ServiceName),
            (task.IsServiceRevision ? "Service revision" : "Task", task.TaskArn),
            ("Task definition", task.TaskDefinitionArn),
            ("Cluster", task.ClusterName),
            ("Account, region", $"{task.Account}, {task.Region}"),
            ("Started by", task.StartedBy),
            ("Launch type", task.LaunchType),
            ("Seen", Seen(finding)),
            ("Found at", Moment(finding.FoundAt)),
        ];
        return facts.Where(fact => !string.IsNullOrEmpty(fact.Item2)).Select(fact => (fact.Item1, Printable.Clean(fact.Item2, 512)));
    }

    /// <summary>The command that gives the verdict again, or null where no digest is known. Safe to paste: both parts were parsed.</summary>
    public static string? Command(Finding finding) =>
        finding.Audit.Image.Image is { } image ? $"ecs-image-auditor verify {image.ByDigest}" : null;

    /// <summary>All of it, for e-mail.</summary>
    public static string Body(Finding finding)
    {
        var facts = Facts(finding).ToArray();
        var width = facts.Max(fact => fact.Name.Length);
        string[] lines =
        [
            Subject(finding),
            string.Empty,
            Summary(finding),
            string.Empty,
            .. facts.Select(fact => $"{fact.Name.PadRight(width)}  {fact.Value}"),
            .. finding.Audit.Image.Verification.Warnings.Select(warning => $"{"Note".PadRight(width)}  {Printable.Clean(warning, 512)}"),
            .. Command(finding) is { } command ? new[] { string.Empty, "To see the verdict again:", $"  {command}" } : [],
        ];
        return string.Join('\n', lines);
    }

    private static string Adjective(Finding finding) => finding.Audit.Image.Verdict.Kind switch
    {
        _ when finding.IsProvisional => "Unverified",
        VerdictKind.Unsigned => "Unsigned",
        VerdictKind.Untrusted => "Untrusted",
        _ => "Unverified",
    };

    private static string Code(Reason? reason) =>
        reason is null ? "none" : WireName.Of(reason.Code);

    private static string? Digest(ImageAudit image) => image.Image is { } known ? $"{known.Digest} ({Source(known.Source)})" : null;

    private static string Source(DigestSource source) => source switch
    {
        DigestSource.Reference => "from the image reference",
        DigestSource.Event => "reported by ECS in the event",
        DigestSource.DescribeTasks => "reported by ECS when asked",
        _ => "what the tag means now; it may have moved since the start",
    };

    private static string? Seen(Finding finding) => finding.Seen switch
    {
        null => null,
        { Total: 1 } => "once; more of the same are counted, and the next alert tells how many",
        var seen when seen.SinceLastAlert == seen.Total => $"{seen.Total} times since {Moment(seen.First)}",
        var seen => $"{seen.Total} times since {Moment(seen.First)}, {seen.SinceLastAlert} of them since the last alert",
    };

    private static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    private static string Done(Finding finding) => finding.Stop switch
    {
        StopResult.Stopped => "The task was stopped.",
        StopResult.WouldStop => "The task would have been stopped (dry run).",
        StopResult.AlreadyGone => "The task had ended before it could be stopped.",
        StopResult.Failed failed => $"The task was not stopped: {failed.Why}",
        StopResult.NotStopped not => $"The task was left running: {not.Why}",
        StopResult.Refused refused => $"The task was left running: {refused.Why}",
        _ when finding.Audit.Decision == Decision.Block => "The deployment was failed before its tasks took over.",
        _ when finding.Audit.Task.IsServiceRevision => "This says nothing about the image, good or bad; the deployment was let through.",
        _ when finding.IsProvisional => "This says nothing about the image yet, good or bad: it is judged again.",
        _ when finding.Audit.Task.HasStopped => "The task had ended.",
        _ when finding.Audit.Task.IsStopping => "The task was being stopped already.",
        _ when !finding.Audit.Image.Verdict.IsDefinite => "This says nothing about the image, good or bad; the task was left alone.",
        _ => "The task was left running.",
    };
}
