using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Sinks;

/// <summary>Stops tasks.</summary>
/// <param name="clients">The ECS client for a region.</param>
/// <param name="policy">Whether it is a dry run.</param>
public sealed class TaskStopper(Func<string, IAmazonECS> clients, StopPolicy policy)
{
    /// <summary>ECS documents no limit for a task's reason; a container's is 255 characters.</summary>
    private const int LongestReason = 255;

    /// <param name="task">A task that was decided to be stopped.</param>
    /// <param name="reason">Shown by ECS as <c>stoppedReason</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<StopResult> StopAsync(EcsTask task, string reason, CancellationToken cancellationToken)
    {
        if (policy.DryRun)
            return new StopResult.WouldStop();

        var request = new StopTaskRequest { Cluster = task.ClusterArn, Task = task.TaskArn, Reason = Ascii(reason) };
        try
        {
            await clients(task.Region).StopTaskAsync(request, cancellationToken);
            return new StopResult.Stopped();
        }
        catch (InvalidParameterException exception) when (exception.Message.Contains("not found", StringComparison.OrdinalIgnoreCase))
        {
            return new StopResult.AlreadyGone();
        }
        catch (Exception exception) when (exception is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            var cause = exception is AmazonServiceException { ErrorCode: { Length: > 0 } code } ? code : exception.Message;
            return new StopResult.Failed($"ecs:StopTask failed ({cause}); check the permission for cluster {task.ClusterName} and that ECS can be reached.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new StopResult.Failed("ecs:StopTask did not answer before the time for the audit was used up.");
        }
    }

    private static string Ascii(string reason)
    {
        var text = string.Concat(Printable.Clean(reason, LongestReason).Select(c => char.IsAscii(c) ? c : '?'));
        return text;
    }
}
