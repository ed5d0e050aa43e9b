using System.Globalization;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Emulator.Aws;

/// <summary>
/// ECS: ListClusters and ListTasks over the tasks registered, in pages. Thread safe.
/// See <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html"/>.
/// </summary>
internal sealed class EcsListing(EcsTasks tasks)
{
    private const int LongestPage = 100;

    private int _generation;

    public void ExpireTokens() => Interlocked.Increment(ref _generation);

    public JsonObject ListClusters(JsonObject request) =>
        Page(request, "clusterArns", tasks.All().Select(task => task.Cluster).Distinct().Order(StringComparer.Ordinal));

    public JsonObject ListTasks(JsonObject request)
    {
        var cluster = request["cluster"]?.ToString() ?? "default";
        var status = request["desiredStatus"]?.ToString() ?? "RUNNING";
        var all = tasks.All();
        if (!all.Any(task => IsIn(cluster, task.Cluster)))
            throw new AwsException(400, "ClusterNotFoundException", "Cluster not found.");
        return Page(
            request,
            "taskArns",
            all.Where(task => IsIn(cluster, task.Cluster) && task.DesiredStatus == status)
                .Select(task => task.Task)
                .Order(StringComparer.Ordinal)
        );
    }

    private JsonObject Page(JsonObject request, string member, IEnumerable<string> names)
    {
        var size = (int?)request["maxResults"] ?? LongestPage;
        if (size is < 1 or > LongestPage)
            throw new AwsException(400, "InvalidParameterException", "maxResults must be 1 to 100.");

        var after = request["nextToken"] is { } token ? After(token.ToString()) : string.Empty;
        var page = names.Where(name => string.CompareOrdinal(name, after) > 0).Take(size + 1).ToList();
        var answer = new JsonObject { [member] = new JsonArray([.. page.Take(size).Select(name => (JsonNode)name)]) };
        if (page.Count > size)
            answer["nextToken"] = string.Create(CultureInfo.InvariantCulture, $"{_generation} {page[size - 1]}");
        return answer;
    }

    private string After(string token) =>
        token.Split(' ') is [var generation, var after] && generation == _generation.ToString(CultureInfo.InvariantCulture)
            ? after
            : throw new AwsException(400, "InvalidParameterException", "Invalid token.");

    private static bool IsIn(string asked, string arn) => asked == arn || arn.EndsWith($":cluster/{asked}", StringComparison.Ordinal);
}
