using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Ecs;
using ImageSignatures.Aws;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>Stops tasks that ECS confirms, those of one service and image only so often.</summary>
/// <param name="clients">The ECS client for a region.</param>
/// <param name="policy">Where, and whether it is a dry run.</param>
/// <param name="breaker">Counts the stops.</param>
public sealed class TaskStopper(Func<string, IAmazonECS> clients, StopPolicy policy, IStopLedger breaker)
{
    /// <summary>ECS documents no limit for a task's reason; a container's is 255 characters.</summary>
    private const int LongestReason = 255;

    private readonly StopCheck _check = new(clients, policy);

    /// <param name="task">A task that was decided to be stopped.</param>
    /// <param name="bad">The audits for which it was; one at least.</param>
    /// <param name="isDirect">True where the event came by a direct call, which nobody has checked.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<StopResult> StopAsync(
        EcsTask task, IReadOnlyList<ContainerAudit> bad, bool isDirect, CancellationToken cancellationToken)
    {
        if (task.IsDaemon)
            return new StopResult.NotStopped(
                "It is of an ECS managed daemon, and ECS drains a container instance whose critical daemon stops, with every other task on "
                + "it. Deploy a signed image of the daemon.");
        if (isDirect)
            return new StopResult.NotStopped(
                "The event came by a direct call of the function and not through its queue; only events of the queue stop tasks.");
        if (policy.DryRun)
            return new StopResult.WouldStop();

        try
        {
            return StopKey.Of(bad[0]) is { } key
                ? await StopCountedAsync(task, key, bad, cancellationToken)
                : await StopConfirmedAsync(task, bad, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new StopResult.Failed("ecs:StopTask was not called before the time for the audit was used up.");
        }
    }

    private async Task<StopResult> StopCountedAsync(
        EcsTask task, StopKey key, IReadOnlyList<ContainerAudit> bad, CancellationToken cancellationToken)
    {
        var permit = await breaker.RequestAsync(key, task.TaskId, cancellationToken);
        if (!permit.IsGiven)
            return new StopResult.Refused(permit.Stops, permit.Until);

        var isStopped = false;
        try
        {
            var result = await StopConfirmedAsync(task, bad, cancellationToken);
            isStopped = result is StopResult.Stopped;
            return result;
        }
        finally
        {
            if (permit.IsNew && !isStopped)
                await breaker.ReturnAsync(key, task.TaskId, CancellationToken.None);
        }
    }

    private async Task<StopResult> StopConfirmedAsync(
        EcsTask task, IReadOnlyList<ContainerAudit> bad, CancellationToken cancellationToken)
    {
        var (confirmed, otherwise) = await _check.ConfirmAsync(task, bad, cancellationToken);
        return confirmed is null ? otherwise! : await StopAsync(task, ReasonFor(confirmed), cancellationToken);
    }

    private async Task<StopResult> StopAsync(EcsTask task, string reason, CancellationToken cancellationToken)
    {
        var request = new StopTaskRequest { Cluster = task.ClusterArn, Task = task.TaskArn, Reason = reason };
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

    /// <summary>Shown by ECS as <c>stoppedReason</c>.</summary>
    private static string ReasonFor(ContainerAudit bad)
    {
        var verdict = WireName.Of(bad.Image.Verdict.Kind);
        var reason = $"EcsImageAuditor: the image of container {bad.Container.Name} is {verdict}. {bad.Image.Reason?.Message}";
        return string.Concat(Printable.Clean(reason, LongestReason).Select(c => char.IsAscii(c) ? c : '?'));
    }
}
