using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Ecs;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Auditing;

/// <summary>
/// Asks ECS, right before a task is stopped, whether it is the one that was judged. An event says what it likes: it may be late, and
/// somebody other than ECS may have sent it.
/// </summary>
/// <param name="clients">The ECS client for a region.</param>
/// <param name="policy">Where tasks may be stopped.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html</remarks>
internal sealed class StopCheck(Func<string, IAmazonECS> clients, StopPolicy policy)
{
    private const string Stopped = "STOPPED";

    /// <summary>The states of a task on its way to the end.</summary>
    private static readonly string[] Ending = ["DEACTIVATING", "STOPPING", "DEPROVISIONING", Stopped, "DELETED"];

    /// <param name="task">The task, as the event describes it.</param>
    /// <param name="bad">The audits for which it is to be stopped.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>An audit whose image the task does run, or what becomes of the task instead.</returns>
    public async Task<(ContainerAudit? Confirmed, StopResult? Otherwise)> ConfirmAsync(
        EcsTask task, IReadOnlyList<ContainerAudit> bad, CancellationToken cancellationToken)
    {
        var isByName = policy.IsListedByName(task.ClusterArn);
        try
        {
            // A name means the auditor's own account to ECS too, whatever account the event names.
            var request = new DescribeTasksRequest { Cluster = isByName ? task.ClusterName : task.ClusterArn, Tasks = [task.TaskArn] };
            var answer = await clients(task.Region).DescribeTasksAsync(request, cancellationToken);
            return answer.Tasks?.FirstOrDefault(found => found.TaskArn == task.TaskArn) is { } now
                ? Compare(task, bad, now)
                : (null, isByName ? Elsewhere(task) : new StopResult.AlreadyGone());
        }
        catch (Exception exception) when (isByName && exception is ClusterNotFoundException or InvalidParameterException)
        {
            return (null, Elsewhere(task));
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            return (null, new StopResult.Failed(
                $"ecs:DescribeTasks failed ({AwsFailure.CauseOf(exception)}), and no task is stopped that ECS does not confirm; "
                + $"check the permission for cluster {task.ClusterName} and that ECS can be reached."));
        }
    }

    private (ContainerAudit?, StopResult?) Compare(EcsTask task, IReadOnlyList<ContainerAudit> bad, Amazon.ECS.Model.Task now)
    {
        if (now.ClusterArn != task.ClusterArn || !policy.Covers(now.ClusterArn))
            return (null, Elsewhere(task));
        if (now.DesiredStatus == Stopped || Ending.Contains(now.LastStatus))
            return (null, new StopResult.AlreadyGone());
        if (
            !IsSame(now.TaskDefinitionArn, task.TaskDefinitionArn)
            || !IsSame(now.Group, task.Group)
            || !IsSame(now.StartedBy, task.StartedBy)
        )
            return (null, new StopResult.NotStopped(
                "ECS describes the task with another task definition, group or starter than the event. Find out who sent the event: "
                + "ECS did not."));

        var containers = now.Containers ?? [];
        return bad.FirstOrDefault(audit => containers.Any(container => Runs(container, audit))) is { } confirmed
            ? (confirmed, null)
            : (null, new StopResult.NotStopped(
                $"Asked again, ECS does not report that container {Printable.Clean(bad[0].Container.Name)} runs the image that was judged. "
                + "Look at the task: the event is out of date or did not come from ECS."));
    }

    private static bool Runs(Amazon.ECS.Model.Container container, ContainerAudit audit)
    {
        if (container.Name != audit.Container.Name || !ImageReference.TryParse(container.Image, out var reference, out _))
            return false;

        // Of a registry that is not allowed the name was judged, so the name is what has to be the same.
        if (audit.Image.Reason is { Code: ReasonCode.RegistryNotAllowed })
            return ImageReference.TryParse(audit.Container.Image, out var named, out _) && reference == named;

        return audit.Image.Image is { } judged
            && reference == judged.Reference
            && (reference.Digest == judged.Digest || (Digest.TryParse(container.ImageDigest, out var digest) && digest == judged.Digest));
    }

    private static bool IsSame(string? one, string? other) => (one ?? string.Empty) == (other ?? string.Empty);

    private static StopResult.NotStopped Elsewhere(EcsTask task) => new(
        $"ECS knows no such task in cluster {task.ClusterName} of the auditor's own account and region, which is what a name in "
        + "AUDITOR_STOP_CLUSTERS means. Tasks of other accounts are not stopped.");
}
