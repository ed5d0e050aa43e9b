using System.Text.Json.Nodes;

namespace EcsImageAuditor.Emulator.Aws;

/// <summary>
/// ECS: DescribeTasks and StopTask over the tasks registered here. Thread safe.
/// See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html"/>.
/// </summary>
internal sealed class EcsTasks(AwsServerOptions options)
{
    private const int MaxTasks = 10_000;
    private const int MaxTasksPerCall = 100;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, JsonObject> _tasks = new(StringComparer.Ordinal);
    private readonly List<StoppedTask> _stopped = [];

    public void Add(string taskJson)
    {
        if (JsonNode.Parse(taskJson) is not JsonObject task || Text(task, "taskArn").Length == 0 || Text(task, "clusterArn").Length == 0)
            throw new ArgumentException("A task is a JSON object with taskArn and clusterArn.", nameof(taskJson));
        lock (_lock)
        {
            if (_tasks.Count >= MaxTasks)
                throw new InvalidOperationException($"At most {MaxTasks} tasks can be registered.");
            _tasks[Text(task, "taskArn")] = task;
        }
    }

    public IReadOnlyList<StoppedTask> Stopped()
    {
        lock (_lock)
            return [.. _stopped];
    }

    /// <summary>A copy of what is known of each task.</summary>
    public IReadOnlyList<(string Cluster, string Task, string DesiredStatus)> All()
    {
        lock (_lock)
            return
            [
                .. _tasks.Values.Select(task =>
                    (
                        Text(task, "clusterArn"),
                        Text(task, "taskArn"),
                        Text(task, "desiredStatus") is { Length: > 0 } status ? status : "RUNNING"
                    )
                ),
            ];
    }

    public JsonObject DescribeTasks(JsonObject request)
    {
        var names = (request["tasks"] as JsonArray)?.Select(name => name?.ToString() ?? "").ToList() ?? [];
        if (names.Count is 0 or > MaxTasksPerCall)
            throw new AwsException(400, "InvalidParameterException", $"Tasks must have 1 to {MaxTasksPerCall} entries.");

        var (tasks, failures) = (new JsonArray(), new JsonArray());
        lock (_lock)
        {
            foreach (var name in names)
            {
                if (Find(ClusterOf(request), name) is { } task)
                    tasks.Add(task.DeepClone());
                else
                    failures.Add(new JsonObject { ["arn"] = ArnOf(ClusterOf(request), name), ["reason"] = "MISSING" });
            }
        }

        return new JsonObject { ["tasks"] = tasks, ["failures"] = failures };
    }

    public JsonObject StopTask(JsonObject request)
    {
        lock (_lock)
        {
            var task = Find(ClusterOf(request), Text(request, "task"))
                ?? throw new AwsException(400, "InvalidParameterException", "The referenced task was not found.");
            var stopped = new StoppedTask(ClusterOf(request), Text(request, "task"), Text(request, "reason"));
            if (_stopped.Count < MaxTasks)
                _stopped.Add(stopped);
            task["desiredStatus"] = "STOPPED";
            task["stopCode"] = "UserInitiated";
            task["stoppedReason"] = stopped.Reason;
            // ECS drops the tags of a task it stops.
            task.Remove("tags");
            return new JsonObject { ["task"] = task.DeepClone() };
        }
    }

    private JsonObject? Find(string cluster, string name) =>
        _tasks.TryGetValue(ArnOf(cluster, name), out var task) && IsIn(cluster, task) ? task : null;

    // A cluster is named by ARN or by name.
    private static bool IsIn(string cluster, JsonObject task) =>
        Text(task, "clusterArn") is var arn && (arn == cluster || arn.EndsWith($":cluster/{cluster}", StringComparison.Ordinal));

    private string ArnOf(string cluster, string name) => name.StartsWith("arn:", StringComparison.Ordinal)
        ? name
        : $"arn:aws:ecs:{options.Region}:{options.Account}:task/{cluster[(cluster.LastIndexOf('/') + 1)..]}/{name}";

    private static string ClusterOf(JsonObject request) => Text(request, "cluster") is { Length: > 0 } cluster ? cluster : "default";

    private static string Text(JsonObject node, string name) => node[name]?.ToString() ?? "";
}
