using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>What is one alert, however often it is found: one service that runs one image which is bad in one way.</summary>
/// <param name="ClusterArn">The cluster.</param>
/// <param name="Workload">The service, or the group of a task that belongs to none.</param>
/// <param name="Image">Repository and digest, or the image as it was named where no digest is known.</param>
/// <param name="Reason">What is wrong: another reason is another alert.</param>
/// <param name="Trouble">What people have to hear of by itself: stopping that went wrong, or a deployment; else null.</param>
public sealed record AlertKey(string ClusterArn, string Workload, string Image, ReasonCode? Reason, string? Trouble)
{
    public static AlertKey Of(Finding finding)
    {
        var (task, image) = (finding.Audit.Task, finding.Audit.Image);
        return new AlertKey(
            task.ClusterArn,
            task.Workload,
            image.Image?.ByDigest.ToString() ?? image.Name,
            image.Reason?.Code,
            TroubleOf(finding)
        );
    }

    private static string? TroubleOf(Finding finding) => finding.Stop switch
    {
        StopResult.Refused => "stop-refused",
        StopResult.Failed => "stop-failed",
        _ when finding.Audit.Task.IsServiceRevision => finding.Audit.Task.TaskArn,
        _ => null,
    };
}
