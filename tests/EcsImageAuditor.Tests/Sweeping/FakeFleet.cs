using System.Collections.Concurrent;
using System.Globalization;
using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Tests.Shared.Auditing;
using Moq;
using EcsTask = Amazon.ECS.Model.Task;

namespace EcsImageAuditor.Tests.Sweeping;

/// <summary>Clusters full of tasks behind the interface of ECS, which counts and times the calls.</summary>
internal sealed class FakeFleet(TimeProvider time)
{
    public const string Region = "us-east-1";

    private const int PageSize = 100;

    private readonly Dictionary<string, List<EcsTask>> _clusters = new(StringComparer.Ordinal);

    public ConcurrentQueue<(string Operation, DateTimeOffset At)> Calls { get; } = new();

    public ConcurrentQueue<string> Stopped { get; } = new();

    /// <summary>Called before each answer.</summary>
    public Func<string, string, CancellationToken, System.Threading.Tasks.Task> Before { get; set; } =
        (_, _, _) => System.Threading.Tasks.Task.CompletedTask;

    /// <summary>Page tokens of another generation are refused.</summary>
    public int Generation { get; set; }

    public static string ClusterArn(string name) => $"arn:aws:ecs:{Region}:123456789012:cluster/{name}";

    /// <summary>Adds tasks of one container each, or two; the repository is chosen by the task's number.</summary>
    public void Add(string cluster, int tasks, Func<int, string> repository, Func<int, string>? service = null, string? sidecar = null)
    {
        var all = _clusters.TryGetValue(cluster, out var known) ? known : _clusters[cluster] = [];
        for (var number = 0; number < tasks; number++)
        {
            var name = repository(number);
            all.Add(
                new EcsTask
                {
                    TaskArn = $"arn:aws:ecs:{Region}:123456789012:task/{cluster}/{all.Count:D6}",
                    ClusterArn = ClusterArn(cluster),
                    TaskDefinitionArn = $"arn:aws:ecs:{Region}:123456789012:task-definition/{name}:3",
                    Group = service is null ? $"service:{name}" : $"service:{service(number)}",
                    StartedBy = "ecs-svc/1",
                    LastStatus = "RUNNING",
                    LaunchType = LaunchType.FARGATE,
                    Containers =
                    [
                        new Container
                        {
                            Name = "app",
                            Image = $"registry.example/{name}:1",
                            ImageDigest = Tasks.DigestOf(name),
                        },
                        new Container { Name = "aws-guardduty-agent-abc" },
                        .. sidecar is null
                            ? []
                            : new[]
                            {
                                new Container
                                {
                                    Name = "sidecar",
                                    Image = $"registry.example/{sidecar}:1",
                                    ImageDigest = Tasks.DigestOf(sidecar),
                                },
                            },
                    ],
                }
            );
        }
    }

    public IAmazonECS Client()
    {
        var ecs = new Mock<IAmazonECS>(MockBehavior.Strict);
        ecs.Setup(client => client.ListClustersAsync(It.IsAny<ListClustersRequest>(), It.IsAny<CancellationToken>()))
            .Returns<ListClustersRequest, CancellationToken>(async (_, token) =>
            {
                await CallAsync("ListClusters", string.Empty, token);
                return new ListClustersResponse { ClusterArns = [.. _clusters.Keys.Select(ClusterArn)] };
            });
        ecs.Setup(client => client.ListTasksAsync(It.IsAny<ListTasksRequest>(), It.IsAny<CancellationToken>()))
            .Returns<ListTasksRequest, CancellationToken>(ListTasksAsync);
        ecs.Setup(client => client.DescribeTasksAsync(It.IsAny<DescribeTasksRequest>(), It.IsAny<CancellationToken>()))
            .Returns<DescribeTasksRequest, CancellationToken>(DescribeTasksAsync);
        ecs.Setup(client => client.StopTaskAsync(It.IsAny<StopTaskRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((StopTaskRequest request, CancellationToken _) =>
            {
                Stopped.Enqueue(request.Task);
                return new StopTaskResponse();
            });
        return ecs.Object;
    }

    private async Task<ListTasksResponse> ListTasksAsync(ListTasksRequest request, CancellationToken cancellationToken)
    {
        var name = request.Cluster[(request.Cluster.LastIndexOf('/') + 1)..];
        await CallAsync("ListTasks", name, cancellationToken);
        if (!_clusters.TryGetValue(name, out var tasks))
            throw new ClusterNotFoundException("Cluster not found.");

        var offset = 0;
        if (request.NextToken?.Split('/') is [var generation, var start])
        {
            if (generation != Generation.ToString(CultureInfo.InvariantCulture))
                throw new InvalidParameterException("Invalid token.");
            offset = int.Parse(start, CultureInfo.InvariantCulture);
        }

        var next = offset + PageSize;
        return new ListTasksResponse
        {
            TaskArns = [.. tasks.Skip(offset).Take(PageSize).Select(task => task.TaskArn)],
            NextToken = next < tasks.Count ? $"{Generation}/{next}" : null,
        };
    }

    private async Task<DescribeTasksResponse> DescribeTasksAsync(DescribeTasksRequest request, CancellationToken cancellationToken)
    {
        var name = request.Cluster[(request.Cluster.LastIndexOf('/') + 1)..];
        await CallAsync("DescribeTasks", name, cancellationToken);
        Assert.InRange(request.Tasks.Count, 1, PageSize);
        var wanted = request.Tasks.ToHashSet(StringComparer.Ordinal);
        return new DescribeTasksResponse { Tasks = [.. _clusters[name].Where(task => wanted.Contains(task.TaskArn))] };
    }

    private async System.Threading.Tasks.Task CallAsync(string operation, string cluster, CancellationToken cancellationToken)
    {
        Calls.Enqueue((operation, time.GetUtcNow()));
        await Before(operation, cluster, cancellationToken);
    }
}
