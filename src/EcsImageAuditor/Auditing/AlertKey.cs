using System.Security.Cryptography;
using System.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>What is one alert, however often it is found: one service that runs one image which is bad in one way.</summary>
/// <param name="ClusterArn">The cluster, which is of one account and region.</param>
/// <param name="Workload"><see cref="Ecs.EcsTask.Workload"/>:
/// nobody else can choose it, to have another service's alert counted away.</param>
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

    /// <summary>
    /// A name for tools that make one incident of many findings, short enough for them: the same for every finding of one workload, image
    /// and reason, whatever became of stopping its tasks. 32 hexadecimal digits.
    /// </summary>
    public string Incident => Hash(Subject);

    /// <summary>A name for this alert alone. 32 hexadecimal digits.</summary>
    public string Id => Hash($"{Subject}\n{Trouble}");

    private string Subject => string.Join('\n', ClusterArn, Workload, Image, Reason is { } reason ? WireName.Of(reason) : string.Empty);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    private static string? TroubleOf(Finding finding) => finding.Stop switch
    {
        StopResult.Refused => "stop-refused",
        StopResult.Failed => "stop-failed",
        StopResult.NotStopped => "not-stopped",
        _ when finding.Audit.Task.IsServiceRevision => finding.Audit.Task.TaskArn,
        _ => null,
    };
}
