using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Aws;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Tests.Shared.Registry;

namespace Integration.Tests.Emulator.Aws;

public sealed class AwsServerTests : IAsyncLifetime
{
    private const string Ecs = "AmazonEC2ContainerServiceV20141113.";
    private const string Ecr = "AmazonEC2ContainerRegistry_V20150921.";
    private const string Cluster = "arn:aws:ecs:us-west-2:111122223333:cluster/prod";
    private const string Task = "arn:aws:ecs:us-west-2:111122223333:task/prod/0123";

    private static readonly HttpClient Http = new();

    private readonly ManualTimeProvider _time = new();
    private AwsServer _aws = null!;

    public async Task InitializeAsync()
    {
        _aws = await AwsServer.StartAsync(new AwsServerOptions { TimeProvider = _time, EcrPassword = "pass" });
        _aws.AddTask(
            $$"""{"taskArn":"{{Task}}","clusterArn":"{{Cluster}}","desiredStatus":"RUNNING","tags":[{"key":"a","value":"b"}],"containers":[{"name":"web"}]}"""
        );
    }

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Theory]
    [InlineData(Cluster, Task)]
    [InlineData("prod", "0123")]
    [InlineData("prod", Task)]
    public async Task A_registered_task_is_described_by_ARN_or_name(string cluster, string task)
    {
        var answer = await CallAsync(Ecs + "DescribeTasks", $$"""{"cluster":"{{cluster}}","tasks":["{{task}}"],"include":["TAGS"]}""");

        Assert.Equal("web", (string)answer["tasks"]![0]!["containers"]![0]!["name"]!);
        Assert.Empty(answer["failures"]!.AsArray());
    }

    [Theory]
    [InlineData("prod", "other", "arn:aws:ecs:us-west-2:111122223333:task/prod/other")]
    [InlineData("test", Task, Task)]
    public async Task A_task_that_is_not_there_is_a_failure_of_its_own(string cluster, string task, string arn)
    {
        var answer = await CallAsync(Ecs + "DescribeTasks", $$"""{"cluster":"{{cluster}}","tasks":["{{task}}"]}""");

        Assert.Empty(answer["tasks"]!.AsArray());
        Assert.Equal($$"""[{"arn":"{{arn}}","reason":"MISSING"}]""", answer["failures"]!.ToJsonString());
    }

    [Fact]
    public async Task Tasks_are_listed_in_pages_whose_tokens_can_expire()
    {
        for (var number = 0; number < 150; number++)
            _aws.AddTask($$"""{"taskArn":"{{Task}}{{number:D3}}","clusterArn":"{{Cluster}}"}""");

        var first = await CallAsync(Ecs + "ListTasks", """{"cluster":"prod"}""");
        var token = (string)first["nextToken"]!;
        var second = await CallAsync(Ecs + "ListTasks", $$"""{"cluster":"{{Cluster}}","nextToken":"{{token}}"}""");
        _aws.ExpirePageTokens();

        string[] all = [.. first["taskArns"]!.AsArray().Concat(second["taskArns"]!.AsArray()).Select(arn => (string)arn!)];
        Assert.Equal((100, 51, 151), (first["taskArns"]!.AsArray().Count, second["taskArns"]!.AsArray().Count, all.Distinct().Count()));
        Assert.Null(second["nextToken"]);
        Assert.Equal(Cluster, (string?)Assert.Single((await CallAsync(Ecs + "ListClusters", "{}"))["clusterArns"]!.AsArray()));
        Assert.Equal(
            "InvalidParameterException",
            (string?)
                JsonNode.Parse((await SendAsync(Ecs + "ListTasks", $$"""{"cluster":"prod","nextToken":"{{token}}"}""")).Body)!["__type"]
        );
        Assert.Equal(
            "ClusterNotFoundException",
            (string?)JsonNode.Parse((await SendAsync(Ecs + "ListTasks", """{"cluster":"none"}""")).Body)!["__type"]
        );
    }

    [Fact]
    public async Task A_service_revision_and_a_task_definition_are_described()
    {
        _aws.AddServiceRevision("""{"serviceRevisionArn":"r","containerImages":[{"containerName":"web"}]}""");
        _aws.AddTaskDefinition("""{"taskDefinitionArn":"d","containerDefinitions":[{"name":"web"}]}""");

        var answer = await CallAsync(Ecs + "DescribeServiceRevisions", """{"serviceRevisionArns":["r","s"]}""");
        var definition = await CallAsync(Ecs + "DescribeTaskDefinition", """{"taskDefinition":"d"}""");

        Assert.Equal("web", (string?)answer["serviceRevisions"]![0]!["containerImages"]![0]!["containerName"]);
        Assert.Equal("""[{"arn":"s","reason":"MISSING"}]""", answer["failures"]!.ToJsonString());
        Assert.Equal("web", (string?)definition["taskDefinition"]!["containerDefinitions"]![0]!["name"]);
    }

    [Fact]
    public async Task A_stopped_task_is_recorded_and_shows_why()
    {
        await CallAsync(Ecs + "StopTask", $$"""{"cluster":"{{Cluster}}","task":"{{Task}}","reason":"unsigned image"}""");

        Assert.Equal(new StoppedTask(Cluster, Task, "unsigned image"), Assert.Single(_aws.Stopped));
        var task = (await CallAsync(Ecs + "DescribeTasks", $$"""{"cluster":"prod","tasks":["{{Task}}"]}"""))["tasks"]![0]!;
        Assert.Equal("STOPPED", (string)task["desiredStatus"]!);
        Assert.Equal("unsigned image", (string)task["stoppedReason"]!);
        Assert.Null(task["tags"]);
    }

    [Theory]
    [InlineData(Ecs + "StopTask", "{\"cluster\":\"prod\",\"task\":\"none\"}", "InvalidParameterException")]
    [InlineData(Ecs + "DescribeTasks", "{\"tasks\":[]}", "InvalidParameterException")]
    [InlineData(Ecs + "DescribeTasks", "[", "SerializationException")]
    [InlineData(Ecs + "RunTask", "{}", "UnknownOperationException")]
    public async Task A_refusal_names_its_kind(string operation, string body, string type)
    {
        var (status, answer) = await SendAsync(operation, body);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(type, (string)JsonNode.Parse(answer)!["__type"]!);
    }

    [Fact]
    public async Task An_ECR_token_carries_the_password_and_its_end()
    {
        var answer = await CallAsync(Ecr + "GetAuthorizationToken", "{}");

        var data = Assert.Single(answer["authorizationData"]!.AsArray())!;
        Assert.Equal("AWS:pass", Encoding.UTF8.GetString(Convert.FromBase64String((string)data["authorizationToken"]!)));
        Assert.Equal(_time.GetUtcNow().AddHours(12).ToUnixTimeSeconds(), (double)data["expiresAt"]!);
        Assert.Equal("https://111122223333.dkr.ecr.us-west-2.amazonaws.com", (string)data["proxyEndpoint"]!);
    }

    [Fact]
    public async Task A_published_message_is_recorded_as_it_was_sent()
    {
        var (status, answer) = await PublishAsync(
            ("TopicArn", "arn:aws:sns:us-west-2:111122223333:alerts"),
            ("Subject", "Unsigned image + more"),
            ("Message", "{\"default\":\"a=b&c\"}"),
            ("MessageStructure", "json"),
            ("MessageAttributes.entry.1.Name", "verdict"),
            ("MessageAttributes.entry.1.Value.DataType", "String"),
            ("MessageAttributes.entry.1.Value.StringValue", "unsigned"),
            ("MessageAttributes.entry.2.Name", "reason"),
            ("MessageAttributes.entry.2.Value.DataType", "String"),
            ("MessageAttributes.entry.2.Value.StringValue", "no-signature"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches("<PublishResponse .*<MessageId>[0-9a-f-]{36}</MessageId>", answer);
        var message = Assert.Single(_aws.Published);
        Assert.Equal("arn:aws:sns:us-west-2:111122223333:alerts", message.TopicArn);
        Assert.Equal("Unsigned image + more", message.Subject);
        Assert.Equal("{\"default\":\"a=b&c\"}", message.Message);
        Assert.Equal("json", message.Structure);
        Assert.Equal(new Dictionary<string, string> { ["verdict"] = "unsigned", ["reason"] = "no-signature" }, message.Attributes);
    }

    [Theory]
    [InlineData("Message", "")]
    [InlineData("Message", "{\"email\":\"no default\"}")]
    [InlineData("Message", "no JSON")]
    [InlineData("Subject", "two\nlines")]
    [InlineData("TopicArn", "alerts")]
    [InlineData("Action", "Subscribe")]
    public async Task A_message_that_SNS_would_refuse_is_refused(string name, string value)
    {
        var form = new Dictionary<string, string>
        {
            ["TopicArn"] = "arn:aws:sns:us-west-2:111122223333:alerts",
            ["Message"] = "{\"default\":\"x\"}",
            ["MessageStructure"] = "json",
            [name] = value,
        };

        var (status, answer) = await PublishAsync([.. form.Select(member => (member.Key, member.Value))]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Matches("<ErrorResponse .*<Code>Invalid", answer);
        Assert.Empty(_aws.Published);
    }

    [Fact]
    public async Task A_fault_strikes_one_operation()
    {
        _aws.Faults.Add(new Fault(new FaultKind.Status(400), request => request.Operation == Ecs + "StopTask"));

        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Ecs + "StopTask", "{}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Ecr + "GetAuthorizationToken", "{}")).Status);
        Assert.Equal([Ecs + "StopTask", Ecr + "GetAuthorizationToken"], _aws.Requests.Select(request => request.Operation));
    }

    [Fact]
    public void A_task_without_ARN_is_refused() => Assert.Throws<ArgumentException>(() => _aws.AddTask("""{"clusterArn":"a"}"""));

    private async Task<JsonNode> CallAsync(string operation, string body)
    {
        var (status, answer) = await SendAsync(operation, body);
        Assert.Equal(HttpStatusCode.OK, status);
        return JsonNode.Parse(answer)!;
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(string operation, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _aws.Endpoint);
        request.Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.1");
        request.Headers.Add("X-Amz-Target", operation);
        using var answer = await Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<(HttpStatusCode Status, string Body)> PublishAsync(params (string Name, string Value)[] form)
    {
        var members = form.Prepend(("Version", "2010-03-31")).ToDictionary();
        members.TryAdd("Action", "Publish");
        using var answer = await Http.PostAsync(_aws.Endpoint, new FormUrlEncodedContent(members));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
