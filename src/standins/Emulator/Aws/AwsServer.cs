using System.Globalization;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Http;

namespace EcsImageAuditor.Emulator.Aws;

/// <summary>
/// The few AWS calls that the auditor makes, on the loopback interface: SNS Publish; ECS ListClusters, ListTasks, DescribeTasks,
/// StopTask, DescribeServiceRevisions and DescribeTaskDefinition; ECR GetAuthorizationToken. Authorization headers are not checked.
/// </summary>
public sealed class AwsServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly EcsTasks _tasks;
    private readonly EcsListing _listing;
    private readonly EcsRevisions _revisions;
    private readonly SnsTopics _topics;

    private AwsServer(LoopbackServer server, SnsTopics topics, EcsTasks tasks, EcsListing listing, EcsRevisions revisions)
    {
        _server = server;
        _topics = topics;
        _tasks = tasks;
        _listing = listing;
        _revisions = revisions;
        Endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server.Ports[0]}"));
    }

    /// <summary>The address for AWS_ENDPOINT_URL.</summary>
    public Uri Endpoint { get; }

    /// <summary>The faults to commit. Match a call by its operation ("…V20141113.StopTask"); SNS calls have none.</summary>
    public FaultPlan Faults => _server.Faults;

    /// <summary>The last 10,000 requests, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _server.Requests.Snapshot();

    /// <summary>The last 10,000 messages published, oldest first.</summary>
    public IReadOnlyList<PublishedMessage> Published => _topics.Published();

    /// <summary>The tasks stopped, in order.</summary>
    public IReadOnlyList<StoppedTask> Stopped => _tasks.Stopped();

    public static async Task<AwsServer> StartAsync(AwsServerOptions? options = null, CancellationToken ct = default)
    {
        options ??= new AwsServerOptions();
        var topics = new SnsTopics();
        var tasks = new EcsTasks(options);
        var listing = new EcsListing(tasks);
        var revisions = new EcsRevisions();
        var endpoints = new AwsEndpoints(topics, tasks, listing, revisions, new EcrTokens(options));
        var server = await LoopbackServer.StartAsync(endpoints.HandleAsync, options.TimeProvider, listeners: 1, ct);
        return new AwsServer(server, topics, tasks, listing, revisions);
    }

    /// <summary>Forgets the recorded requests.</summary>
    public void ClearRequests() => _server.Requests.Clear();

    /// <summary>Registers a task, or replaces it: a JSON object in the shape of DescribeTasks.</summary>
    /// <exception cref="ArgumentException">The object lacks taskArn or clusterArn.</exception>
    public void AddTask(string taskJson) => _tasks.Add(taskJson);

    /// <summary>Registers a service revision, or replaces it: a JSON object in the shape of DescribeServiceRevisions.</summary>
    /// <exception cref="ArgumentException">The object lacks serviceRevisionArn.</exception>
    public void AddServiceRevision(string revisionJson) => _revisions.Add(revisionJson);

    /// <summary>Registers a task definition, or replaces it: a JSON object in the shape of DescribeTaskDefinition.</summary>
    /// <exception cref="ArgumentException">The object lacks taskDefinitionArn.</exception>
    public void AddTaskDefinition(string definitionJson) => _revisions.AddDefinition(definitionJson);

    /// <summary>From now on ECS refuses the page tokens that it has given.</summary>
    public void ExpirePageTokens() => _listing.ExpireTokens();

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
