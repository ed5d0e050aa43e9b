using System.Text.Json.Nodes;
using System.Xml.Linq;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Deployment;

/// <summary>The stack in an emulated account.</summary>
[Collection(SharedMoto.Name)]
public sealed class DeploymentTests(MotoFixture moto) : IAsyncLifetime, IDisposable
{
    private const string Context = """
        { "repositories": "prod/web", "managedSigning": "prod/*", "alertEmails": "security@example.com", "gate": true, "sweep": true, "mode": "stop", "stopClusters": "prod" }
        """;

    private readonly Template _template = DeployableTemplate.Of(SynthesizedApp.Template(Context));
    private MotoCloud? _cloud;
    private Dictionary<string, string> _resources = [];

    private MotoCloud Cloud => _cloud!;

    public async Task InitializeAsync()
    {
        if (ComponentCatalog.MissingReason(Component.Moto) is not null && !ComponentCatalog.MustBeComplete)
            return;
        await moto.ResetAsync();
        _cloud = new MotoCloud(moto.Endpoint);
        _resources = await DeployAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _cloud?.Dispose();

    [NeedsFact(Component.Moto)]
    public void CloudFormation_creates_every_resource_that_moto_knows() =>
        Assert.Equal(
            _template.Resources.Select(resource => resource.Id).Order(),
            _resources.Where(resource => resource.Value.Length > 0).Select(resource => resource.Key).Order()
        );

    [NeedsFact(Component.Moto)]
    public async Task A_task_that_runs_or_ended_reaches_the_queue_as_ECS_sent_it()
    {
        await SendTaskEventsAsync("PROVISIONING", "RUNNING", "STOPPED", "DEPROVISIONING");

        var received = await ReceiveAsync("TaskEventsQueue", visibilityTimeout: 30);
        var events = received
            .Select(message => JsonNode.Parse(message)!)
            .OrderBy(sent => sent["detail"]!["lastStatus"]!.ToString())
            .ToList();

        Assert.Equal(["RUNNING", "STOPPED"], events.Select(sent => sent["detail"]!["lastStatus"]!.ToString()));
        AssertEach.Of(
            events,
            sent => Assert.Equal(("aws.ecs", "ECS Task State Change"), (sent["source"]!.ToString(), sent["detail-type"]!.ToString()))
        );
    }

    [NeedsFact(Component.Moto)]
    public async Task An_event_that_fails_every_time_is_kept_for_people()
    {
        await SendTaskEventsAsync("RUNNING");

        for (var attempt = 1; attempt <= EcsImageAuditor.Cdk.Intake.TaskEvents.MaxReceives; attempt++)
            Assert.Single(await ReceiveAsync("TaskEventsQueue", visibilityTimeout: 0));

        Assert.Empty(await ReceiveAsync("TaskEventsQueue", visibilityTimeout: 0));
        Assert.Single(await ReceiveAsync("TaskEventsUnaudited", visibilityTimeout: 0));
    }

    private async Task<Dictionary<string, string>> DeployAsync()
    {
        await Cloud.QueryAsync(
            "cloudformation",
            ("Action", "CreateStack"),
            ("Version", "2010-05-15"),
            ("StackName", "auditor"),
            ("TemplateBody", _template.Json),
            ("Capabilities.member.1", "CAPABILITY_IAM")
        );
        var answer = await Cloud.QueryAsync(
            "cloudformation",
            ("Action", "DescribeStackResources"),
            ("Version", "2010-05-15"),
            ("StackName", "auditor")
        );
        return answer
            .Descendants()
            .Where(element => element.Name.LocalName == "LogicalResourceId")
            .ToDictionary(id => id.Value, id => Sibling(id, "PhysicalResourceId"));
    }

    private static string Sibling(XElement element, string name) =>
        element.Parent!.Elements().FirstOrDefault(other => other.Name.LocalName == name)?.Value ?? "";

    private async Task SendTaskEventsAsync(params string[] statuses)
    {
        var entries = statuses.Select(status => new JsonObject
        {
            ["Source"] = "aws.ecs",
            ["DetailType"] = "ECS Task State Change",
            ["Detail"] = new JsonObject { ["lastStatus"] = status }.ToJsonString(),
        });
        var answer = await Cloud.JsonAsync("events", "AWSEvents.PutEvents", new JsonObject { ["Entries"] = new JsonArray([.. entries]) });
        Assert.Equal("0", answer["FailedEntryCount"]!.ToString());
    }

    /// <returns>The bodies of the messages of the queue whose logical id starts so.</returns>
    private async Task<IReadOnlyList<string>> ReceiveAsync(string queue, int visibilityTimeout)
    {
        var url = _resources.Single(resource => resource.Key.StartsWith(queue, StringComparison.Ordinal)).Value;
        var answer = await Cloud.JsonAsync("sqs", "AmazonSQS.ReceiveMessage", new JsonObject
        {
            ["QueueUrl"] = url,
            ["MaxNumberOfMessages"] = 10,
            ["VisibilityTimeout"] = visibilityTimeout,
        });
        return [.. (answer["Messages"]?.AsArray() ?? []).Select(message => message!["Body"]!.ToString())];
    }
}
