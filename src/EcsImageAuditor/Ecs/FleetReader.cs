using System.Collections.Concurrent;
using Amazon;
using Amazon.ECS;
using Amazon.ECS.Model;
using ImageSignatures.Aws;

namespace EcsImageAuditor.Ecs;

/// <summary>
/// Lists what runs, a hundred tasks at a time, at half the rate that ECS grants an account: the other half is for deployments.
/// </summary>
/// <param name="clients">The client for a region.</param>
/// <param name="time">The clock.</param>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html</remarks>
public sealed class FleetReader(Func<string, IAmazonECS> clients, TimeProvider time)
{
    /// <summary>Of 100 and 20 a second for ListTasks and DescribeTasks together.</summary>
    internal const int TaskBurst = 50;

    internal const double TasksPerSecond = 10;

    /// <summary>Of 50 and 20 a second for ListClusters.</summary>
    internal const int ClusterBurst = 25;

    internal const double ClustersPerSecond = 10;

    private const int PageSize = 100;

    private readonly ConcurrentDictionary<string, (CallPace Clusters, CallPace Tasks)> _paces = new(StringComparer.Ordinal);

    /// <summary>Never throws for ECS's part.</summary>
    public async Task<ClusterListing> ListClustersAsync(string region, CancellationToken cancellationToken)
    {
        try
        {
            var arns = new List<string>();
            string? token = null;
            do
            {
                await PaceOf(region).Clusters.WaitAsync(cancellationToken);
                var answer = await clients(region)
                    .ListClustersAsync(new ListClustersRequest { MaxResults = PageSize, NextToken = token }, cancellationToken);
                arns.AddRange(answer.ClusterArns ?? []);
                token = answer.NextToken;
            }
            while (!string.IsNullOrEmpty(token));

            arns.Sort(StringComparer.Ordinal);
            return new ClusterListing.Listed(arns);
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            return new ClusterListing.Unavailable(
                $"ecs:ListClusters failed in {region} ({AwsFailure.CauseOf(exception)}); check the permission and that ECS can be reached.");
        }
    }

    /// <summary>Never throws for ECS's part.</summary>
    /// <param name="cluster">A cluster's ARN, or its name.</param>
    /// <param name="region">Where a cluster of that name is.</param>
    /// <param name="token">From the page before, or null for the first.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<TaskPage> ListTasksAsync(string cluster, string region, string? token, CancellationToken cancellationToken)
    {
        var where = Arn.TryParse(cluster, out var arn) ? arn.Region : region;
        try
        {
            await PaceOf(where).Tasks.WaitAsync(cancellationToken);
            var listed = await clients(where)
                .ListTasksAsync(
                    new ListTasksRequest
                    {
                        Cluster = cluster,
                        DesiredStatus = DesiredStatus.RUNNING,
                        MaxResults = PageSize,
                        NextToken = token,
                    },
                    cancellationToken
                );
            var tasks = await DescribeAsync(cluster, where, listed.TaskArns ?? [], cancellationToken);
            return new TaskPage.Listed(tasks, string.IsNullOrEmpty(listed.NextToken) ? null : listed.NextToken);
        }
        catch (Exception exception) when (token is not null && exception is InvalidParameterException or ClientException)
        {
            return new TaskPage.Lapsed();
        }
        catch (Exception exception) when (AwsFailure.Is(exception, cancellationToken))
        {
            return new TaskPage.Unavailable(
                $"The tasks of cluster {cluster} could not be listed ({AwsFailure.CauseOf(exception)}); check the permissions ecs:ListTasks and ecs:DescribeTasks and that ECS can be reached."
            );
        }
    }

    private async Task<IReadOnlyList<EcsTask>> DescribeAsync(
        string cluster,
        string region,
        List<string> arns,
        CancellationToken cancellationToken
    )
    {
        if (arns.Count == 0)
            return [];

        await PaceOf(region).Tasks.WaitAsync(cancellationToken);
        var answer = await clients(region)
            .DescribeTasksAsync(new DescribeTasksRequest { Cluster = cluster, Tasks = arns }, cancellationToken);
        return [.. (answer.Tasks ?? []).Select(DescribedTask.Read).OfType<EcsTask>()];
    }

    private (CallPace Clusters, CallPace Tasks) PaceOf(string region) =>
        _paces.GetOrAdd(region, _ => (new CallPace(ClusterBurst, ClustersPerSecond, time), new CallPace(TaskBurst, TasksPerSecond, time)));
}
