using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Ecs;
using ImageSignatures.Aws;
using ImageSignatures.Text;

namespace EcsImageAuditor.Auditing;

/// <summary>Stops tasks, of one service and image so often and no more.</summary>
/// <param name="clients">The ECS client for a region.</param>
/// <param name="policy">Whether it is a dry run.</param>
/// <param name="breaker">Counts the stops.</param>
public sealed class TaskStopper(Func<string, IAmazonECS> clients, StopPolicy policy, IStopLedger breaker)
{
    /// <summary>ECS documents no limit for a task's reason; a container's is 255 characters.</summary>
    private const int LongestReason = 255;

    /// <param name="task">A task that was decided to be stopped.</param>
    /// <param name="key">What the breaker counts it as.</param>
    /// <param name="reason">Shown by ECS as <c>stoppedReason</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<StopResult> StopAsync(EcsTask task, StopKey key, string reason, CancellationToken cancellationToken)
    {
        if (policy.DryRun)
            return new StopResult.WouldStop();

        try
        {
            var permit = await breaker.RequestAsync(key, task.TaskId, cancellationToken);
            if (!permit.IsGiven)
                return new StopResult.Refused(permit.Stops, permit.Until);

            var result = await StopAsync(task, reason, cancellationToken);
            if (permit.IsNew && result is not StopResult.Stopped)
                await breaker.ReturnAsync(key, task.TaskId, CancellationToken.None);
            return result;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new StopResult.Failed("ecs:StopTask was not called before the time for the audit was used up.");
        }
    }

    private async Task<StopResult> StopAsync(EcsTask task, string reason, CancellationToken cancellationToken)
    {
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
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            var cause = AwsFailure.CauseOf(exception);
            return new StopResult.Failed(
                $"ecs:StopTask failed ({cause}); check the permission for cluster {task.ClusterName} and that ECS can be reached."
            );
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
