using Amazon.ECS.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Task = System.Threading.Tasks.Task;

namespace Integration.Tests.AwsSdk.StandIn;

public sealed class AnswerLimitTests
{
    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok($$"""{"novelty":"{{new string('x', 17 * 1024 * 1024)}}"}"""));
        using var ecs = Clients.Ecs(service);

        var exception = await Assert.ThrowsAsync<Amazon.Runtime.AmazonUnmarshallingException>(
            () => ecs.DescribeTasksAsync(new DescribeTasksRequest()));

        Assert.Contains("larger than", exception.InnerException!.Message, StringComparison.Ordinal);
    }
}
