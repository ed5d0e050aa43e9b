using Amazon;
using Amazon.ECS;
using Amazon.ECS.Model;
using ImageSignatures.Aws;

namespace EcsImageAuditor.Ecs;

/// <summary>Asks ECS for what an event did not tell, a hundred tasks of a cluster at a time.</summary>
/// <param name="clients">The client for a region.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html</remarks>
public sealed class TaskDescriber(Func<string, IAmazonECS> clients)
{
    private const int TasksPerCall = 100;

    /// <summary>Never throws for ECS's part: a call that fails is an answer for its tasks.</summary>
    /// <param name="tasks">Tasks of any clusters.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>An answer for each of the tasks, by ARN.</returns>
    public async Task<IReadOnlyDictionary<string, TaskDescription>> DescribeAsync(
        IEnumerable<EcsTask> tasks,
        CancellationToken cancellationToken
    )
    {
        var calls = tasks
            .GroupBy(task => task.ClusterArn, task => task.TaskArn, StringComparer.Ordinal)
            .SelectMany(cluster => cluster.Distinct(StringComparer.Ordinal).Chunk(TasksPerCall).Select(arns => (cluster.Key, arns)));

        var answers = new Dictionary<string, TaskDescription>(StringComparer.Ordinal);
        foreach (var (cluster, arns) in calls)
        {
            foreach (var (arn, answer) in await DescribeAsync(cluster, arns, cancellationToken))
                answers[arn] = answer;
        }

        return answers;
    }

    private async Task<IEnumerable<(string, TaskDescription)>> DescribeAsync(
        string cluster,
        string[] arns,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var ecs = clients(Arn.Parse(cluster).Region);
            var response = await ecs.DescribeTasksAsync(
                new DescribeTasksRequest { Cluster = cluster, Tasks = [.. arns] },
                cancellationToken
            );
            var containers = (response.Tasks ?? []).ToDictionary(
                task => task.TaskArn,
                task => (task.Containers ?? []).ConvertAll(DescribedTask.Read),
                StringComparer.Ordinal
            );
            return arns.Select(arn =>
                (
                    arn,
                    containers.TryGetValue(arn, out var found)
                        ? new TaskDescription.Described(found)
                        : (TaskDescription)new TaskDescription.Gone()
                )
            );
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            var cause = AwsFailure.CauseOf(exception);
            return arns.Select(arn => (arn, (TaskDescription)new TaskDescription.Unavailable(
                $"ecs:DescribeTasks failed in cluster {cluster} ({cause}); check the permission and that ECS can be reached.")));
        }
    }
}
