using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.Signer;
using Amazon.Signer.Model;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Components.Tests.Parts;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Task = System.Threading.Tasks.Task;

namespace Components.Tests.AwsSdk;

/// <summary>The clients against an emulator of AWS that others wrote.</summary>
[Collection(SharedMoto.Name)]
public sealed class MotoTests(MotoFixture moto) : IAsyncLifetime, IDisposable
{
    private const string Region = "us-east-1";

    private readonly HttpClient _http = new();

    public Task InitializeAsync() => moto.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _http.Dispose();

    [NeedsFact(Component.Moto)]
    public async Task A_repository_of_ECR_is_created_and_found()
    {
        using var ecr = new AmazonECRClient(
            Clients.Credentials, new AmazonECRConfig { ServiceURL = moto.Endpoint.ToString(), AuthenticationRegion = Region });

        await ecr.CreateRepositoryAsync(
            new CreateRepositoryRequest { RepositoryName = "app", ImageTagMutability = ImageTagMutability.IMMUTABLE });

        var found = await ecr.DescribeRepositoriesAsync(new DescribeRepositoriesRequest { RepositoryNames = ["app"] });
        var repository = Assert.Single(found.Repositories);
        Assert.EndsWith("/app", repository.RepositoryUri, StringComparison.Ordinal);
        Assert.Equal(ImageTagMutability.IMMUTABLE, repository.ImageTagMutability);
        Assert.NotNull(repository.CreatedAt);
        Assert.NotEmpty((await ecr.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest())).AuthorizationData[0].AuthorizationToken);
        await Assert.ThrowsAsync<RepositoryAlreadyExistsException>(
            () => ecr.CreateRepositoryAsync(new CreateRepositoryRequest { RepositoryName = "app" }));
        await Assert.ThrowsAsync<RepositoryNotFoundException>(
            () => ecr.DescribeImagesAsync(new DescribeImagesRequest { RepositoryName = "none" }));
    }

    [NeedsFact(Component.Moto)]
    public async Task A_task_of_ECS_is_listed_described_and_stopped()
    {
        await JsonAsync("CreateCluster", """{"clusterName":"prod"}""");
        await JsonAsync("RegisterTaskDefinition", """
            {"family":"web","networkMode":"awsvpc","requiresCompatibilities":["FARGATE"],"cpu":"256","memory":"512",
            "containerDefinitions":[{"name":"web","image":"example.com/web:1","memory":512}]}
            """);
        var subnet = (await FormAsync("ec2", "Action=DescribeSubnets&Version=2016-11-15")).Split("<subnetId>")[1].Split('<')[0];
        await JsonAsync("RunTask", $$$"""
            {"cluster":"prod","taskDefinition":"web","launchType":"FARGATE",
            "networkConfiguration":{"awsvpcConfiguration":{"securityGroups":[],"subnets":["{{{subnet}}}"] } } }
            """);
        using var ecs = new AmazonECSClient(
            Clients.Credentials, new AmazonECSConfig { ServiceURL = moto.Endpoint.ToString(), AuthenticationRegion = Region });

        var cluster = Assert.Single((await ecs.ListClustersAsync(new())).ClusterArns);
        Assert.EndsWith("cluster/prod", cluster, StringComparison.Ordinal);
        var arn = Assert.Single((await ecs.ListTasksAsync(new() { Cluster = "prod" })).TaskArns);
        var described = await ecs.DescribeTasksAsync(new() { Cluster = "prod", Tasks = [arn] });
        var task = Assert.Single(described.Tasks);
        Assert.Equal(arn, task.TaskArn);
        Assert.Equal("web", Assert.Single(task.Containers).Name);

        var stopped = await ecs.StopTaskAsync(new() { Cluster = "prod", Task = arn, Reason = "unsigned image" });

        Assert.Equal("unsigned image", stopped.Task.StoppedReason);
        var definition = await ecs.DescribeTaskDefinitionAsync(new() { TaskDefinition = "web" });
        Assert.Equal("example.com/web:1", Assert.Single(definition.TaskDefinition.ContainerDefinitions).Image);
        await Assert.ThrowsAsync<ClusterNotFoundException>(() => ecs.DescribeTasksAsync(new() { Cluster = "none", Tasks = [arn] }));
    }

    [NeedsFact(Component.Moto)]
    public async Task A_message_is_published_to_a_topic_of_SNS()
    {
        await FormAsync("sns", "Action=CreateTopic&Name=findings");
        using var sns = new AmazonSimpleNotificationServiceClient(Clients.Credentials, new AmazonSimpleNotificationServiceConfig
        {
            ServiceURL = moto.Endpoint.ToString(),
            AuthenticationRegion = Region,
        });

        var topic = $"arn:aws:sns:{Region}:123456789012:findings";
        var published = await sns.PublishAsync(new PublishRequest
        {
            TopicArn = topic,
            Message = """{"default":"text"}""",
            Subject = "subject",
            MessageStructure = "json",
            MessageAttributes = new() { ["verdict"] = new() { DataType = "String", StringValue = "unsigned" } },
        });

        Assert.NotEmpty(published.MessageId);
        await Assert.ThrowsAsync<Amazon.SimpleNotificationService.Model.NotFoundException>(
            () => sns.PublishAsync(new PublishRequest { TopicArn = $"arn:aws:sns:{Region}:123456789012:none", Message = "text" }));
    }

    [NeedsFact(Component.Moto)]
    public async Task A_profile_of_Signer_is_put_and_got()
    {
        using var signer = new AmazonSignerClient(
            Clients.Credentials, new AmazonSignerConfig { ServiceURL = moto.Endpoint.ToString(), AuthenticationRegion = Region });

        var put = await signer.PutSigningProfileAsync(new PutSigningProfileRequest
        {
            ProfileName = "app",
            PlatformId = "Notation-OCI-SHA384-ECDSA",
            SignatureValidityPeriod = new SignatureValidityPeriod { Type = ValidityType.MONTHS, Value = 12 },
        });

        var got = await signer.GetSigningProfileAsync(new GetSigningProfileRequest { ProfileName = "app" });
        Assert.Equal(put.ProfileVersionArn, got.ProfileVersionArn);
        Assert.Equal(SigningProfileStatus.Active, got.Status);
        Assert.Equal(12, got.SignatureValidityPeriod.Value);
    }

    [NeedsFact(Component.Moto)]
    public async Task An_event_is_put_on_a_bus_of_EventBridge()
    {
        using var http = new MotoClient(moto.Endpoint);
        await http.JsonAsync("events", "AWSEvents.CreateEventBus", new JsonObject { ["Name"] = "findings" });
        var queue = $"{moto.Endpoint}123456789012/seen";
        await http.QueryAsync("sqs", ("Action", "CreateQueue"), ("QueueName", "seen"));
        await http.JsonAsync("events", "AWSEvents.PutRule", new JsonObject
        {
            ["Name"] = "all",
            ["EventBusName"] = "findings",
            ["EventPattern"] = """{"source":["image-auditor"]}""",
        });
        await http.JsonAsync("events", "AWSEvents.PutTargets", new JsonObject
        {
            ["Rule"] = "all",
            ["EventBusName"] = "findings",
            ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "q", ["Arn"] = http.Arn("sqs", "seen") }),
        });
        using var events = new AmazonEventBridgeClient(
            Clients.Credentials, new AmazonEventBridgeConfig { ServiceURL = moto.Endpoint.ToString(), AuthenticationRegion = Region });

        var put = await events.PutEventsAsync(
            new PutEventsRequest
            {
                Entries =
                [
                    new()
                    {
                        Source = "image-auditor",
                        DetailType = "Image Verdict",
                        Detail = """{"verdict":"unsigned"}""",
                        EventBusName = "findings",
                    },
                    new()
                    {
                        Source = "image-auditor",
                        DetailType = "Image Verdict",
                        Detail = "no JSON",
                        EventBusName = "findings",
                    },
                ],
            }
        );

        Assert.Equal(1, put.FailedEntryCount);
        Assert.NotEmpty(put.Entries[0].EventId);
        Assert.Equal("MalformedDetail", put.Entries[1].ErrorCode);
        var received = await http.QueryAsync("sqs", ("Action", "ReceiveMessage"), ("QueueUrl", queue));
        Assert.Contains("unsigned", received, StringComparison.Ordinal);
    }

    private async Task<JsonNode> JsonAsync(string operation, string json)
    {
        var content = new StringContent(json, Encoding.UTF8, "application/x-amz-json-1.1");
        content.Headers.Add("X-Amz-Target", $"AmazonEC2ContainerServiceV20141113.{operation}");
        return JsonNode.Parse(await SendAsync("ecs", content))!;
    }

    private Task<string> FormAsync(string service, string form) =>
        SendAsync(service, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

    private async Task<string> SendAsync(string service, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, moto.Endpoint) { Content = content };
        // moto finds the service in the credential's scope and checks no signature.
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential=test/20250101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=none");
        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return body;
    }
}
