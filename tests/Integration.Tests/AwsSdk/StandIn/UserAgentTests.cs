using Amazon.ECS.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Task = System.Threading.Tasks.Task;

namespace Integration.Tests.AwsSdk.StandIn;

public sealed class UserAgentTests
{
    [Fact]
    public async Task A_request_names_the_stand_in_and_no_package_that_is_not_there()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}"));
        using var ecs = Clients.Ecs(service);

        await ecs.ListClustersAsync(new ListClustersRequest());

        var agent = service.Request.Headers["user-agent"];
        Assert.Matches("^EcsImageAuditor.AwsSdk/[0-9.]+ md/aws-sdk-dotnet-core#[0-9.]+", agent);
        Assert.DoesNotContain("api/ECS", agent, StringComparison.Ordinal);
    }
}
