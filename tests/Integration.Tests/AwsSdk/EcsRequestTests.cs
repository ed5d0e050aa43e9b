using System.Text.Json.Nodes;
using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Task = System.Threading.Tasks.Task;

namespace Integration.Tests.AwsSdk;

public sealed class EcsRequestTests
{
    private const string Cluster = "arn:aws:ecs:us-west-2:111122223333:cluster/c";
    private const string TaskArn = "arn:aws:ecs:us-west-2:111122223333:task/c/0123";

    [Fact]
    public async Task DescribeTasks_asks_as_the_SDKs_do()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var ecs = Clients.Ecs(service);

        await ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = Cluster, Tasks = [TaskArn] });

        AssertAsked(service, "DescribeTasks", $$"""{"cluster":"{{Cluster}}","tasks":["{{TaskArn}}"]}""");
    }

    [Fact]
    public async Task StopTask_asks_as_the_SDKs_do()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var ecs = Clients.Ecs(service);

        await ecs.StopTaskAsync(new StopTaskRequest { Cluster = "c", Task = TaskArn, Reason = "why" });

        AssertAsked(service, "StopTask", $$"""{"cluster":"c","reason":"why","task":"{{TaskArn}}"}""");
    }

    [Fact]
    public async Task ListTasks_asks_as_the_SDKs_do()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var ecs = Clients.Ecs(service);

        await ecs.ListTasksAsync(new ListTasksRequest { Cluster = "c", DesiredStatus = DesiredStatus.RUNNING, MaxResults = 100 });

        AssertAsked(service, "ListTasks", """{"cluster":"c","desiredStatus":"RUNNING","maxResults":100}""");
    }

    [Fact]
    public async Task ListClusters_asks_as_the_SDKs_do()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var ecs = Clients.Ecs(service);

        await ecs.ListClustersAsync(new ListClustersRequest());

        AssertAsked(service, "ListClusters", "{}");
    }

    [Fact]
    public async Task DescribeTaskDefinition_asks_as_the_SDKs_do()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var ecs = Clients.Ecs(service);

        await ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "web:7" });

        AssertAsked(service, "DescribeTaskDefinition", """{"taskDefinition":"web:7"}""");
    }

    [Fact]
    public async Task DescribeServiceRevisions_asks_as_the_SDKs_do()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var ecs = Clients.Ecs(service);

        await ecs.DescribeServiceRevisionsAsync(new DescribeServiceRevisionsRequest { ServiceRevisionArns = ["arn:1"] });

        AssertAsked(service, "DescribeServiceRevisions", """{"serviceRevisionArns":["arn:1"]}""");
    }

    [Fact]
    public async Task An_empty_list_is_sent_as_such()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var ecs = Clients.Ecs(service);

        await ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = "c", Tasks = [] });

        AssertAsked(service, "DescribeTasks", """{"cluster":"c","tasks":[]}""");
    }

    private static void AssertAsked(FakeService service, string operation, string body)
    {
        var request = service.Request;
        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.Target);
        Assert.Equal($"AmazonEC2ContainerServiceV20141113.{operation}", request.Headers["x-amz-target"]);
        Assert.Equal("application/x-amz-json-1.1", request.Headers["content-type"]);
        Assert.Matches("^AKIDEXAMPLE/[0-9]{8}/us-west-2/ecs/aws4_request$", request.SigningScope);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(body), request.Json), request.Body);
    }
}
