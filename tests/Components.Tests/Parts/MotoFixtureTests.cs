using System.Net.Http.Headers;
using System.Text;

namespace Components.Tests.Parts;

[Collection(SharedMoto.Name)]
public sealed class MotoFixtureTests(MotoFixture moto) : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new();

    public Task InitializeAsync() => moto.ResetAsync();

    [NeedsFact(Component.Moto)]
    public async Task A_message_published_to_SNS_arrives_in_the_subscribed_SQS_queue()
    {
        await QueryAsync("sns", "Action=CreateTopic&Name=findings");
        await QueryAsync("sqs", "Action=CreateQueue&QueueName=alerts");
        await QueryAsync("sns", $"Action=Subscribe&Protocol=sqs&TopicArn={Arn("sns", "findings")}&Endpoint={Arn("sqs", "alerts")}");
        await QueryAsync("sns", $"Action=Publish&TopicArn={Arn("sns", "findings")}&Message=an+unsigned+image+started");

        var received = await QueryAsync("sqs", $"Action=ReceiveMessage&QueueUrl={moto.Endpoint}123456789012/alerts");

        Assert.Contains("an unsigned image started", received, StringComparison.Ordinal);
    }

    [NeedsFact(Component.Moto)]
    public async Task ECS_and_ECR_answer_what_was_created()
    {
        await JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", """{"clusterName":"production"}""");
        await JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.CreateRepository", """{"repositoryName":"app"}""");

        Assert.Contains("cluster/production", await ListClustersAsync(), StringComparison.Ordinal);
        Assert.Contains(
            "repository/app",
            await JsonAsync("ecr", "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories", "{}"),
            StringComparison.Ordinal);
    }

    [NeedsFact(Component.Moto)]
    public async Task A_reset_empties_every_service()
    {
        await JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", """{"clusterName":"production"}""");
        await moto.ResetAsync();
        Assert.DoesNotContain("production", await ListClustersAsync(), StringComparison.Ordinal);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _http.Dispose();

    private static string Arn(string service, string name) => $"arn:aws:{service}:us-east-1:123456789012:{name}";

    private Task<string> ListClustersAsync() => JsonAsync("ecs", "AmazonEC2ContainerServiceV20141113.ListClusters", "{}");

    private Task<string> QueryAsync(string service, string form) =>
        SendAsync(service, new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

    private Task<string> JsonAsync(string service, string target, string json)
    {
        var content = new StringContent(json, Encoding.UTF8, "application/x-amz-json-1.1");
        content.Headers.Add("X-Amz-Target", target);
        return SendAsync(service, content);
    }

    private async Task<string> SendAsync(string service, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, moto.Endpoint) { Content = content };
        // moto finds the service in the credential's scope and checks no signature.
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "AWS4-HMAC-SHA256", $"Credential=test/20250101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=none");
        using var response = await _http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        return body;
    }
}
