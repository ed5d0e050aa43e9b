using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using Task = System.Threading.Tasks.Task;

namespace Integration.Tests.AwsSdk;

public sealed class EcsErrorTests
{
    public static TheoryData<string, Type> Modelled => new()
    {
        { "AccessDeniedException", typeof(AccessDeniedException) },
        { "ClientException", typeof(ClientException) },
        { "ClusterNotFoundException", typeof(ClusterNotFoundException) },
        { "InvalidParameterException", typeof(InvalidParameterException) },
        { "com.amazonaws.ecs#ClusterNotFoundException", typeof(ClusterNotFoundException) },
    };

    [Theory]
    [MemberData(nameof(Modelled))]
    public async Task A_modelled_error_is_an_exception_of_its_own(string type, Type expected)
    {
        await using var service = await FakeService.StartAsync(new Answer(400, $$"""{"__type":"{{type}}","message":"Not so."}"""));
        using var ecs = Clients.Ecs(service);

        var exception = await Assert.ThrowsAsync(expected, () => ecs.DescribeTasksAsync(new DescribeTasksRequest()));

        var error = Assert.IsAssignableFrom<AmazonECSException>(exception);
        Assert.Equal("Not so.", error.Message);
        Assert.Equal(type.Split('#')[^1], error.ErrorCode);
        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal("request-1", error.RequestId);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task An_error_without_a_class_keeps_its_code()
    {
        await using var service = await FakeService.StartAsync(new Answer(400, """{"__type":"NovelException","Message":"New."}"""));
        using var ecs = Clients.Ecs(service);

        var exception = await Assert.ThrowsAsync<AmazonECSException>(() => ecs.StopTaskAsync(new StopTaskRequest()));

        Assert.Equal("NovelException", exception.ErrorCode);
        Assert.Equal("New.", exception.Message);
    }

    [Fact]
    public async Task The_error_type_may_stand_in_a_header()
    {
        await using var service = await FakeService.StartAsync(new Answer(400, """{"message":"No such cluster."}""")
        {
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = "ClusterNotFoundException:http://internal/" },
        });
        using var ecs = Clients.Ecs(service);

        await Assert.ThrowsAsync<ClusterNotFoundException>(() => ecs.DescribeTasksAsync(new DescribeTasksRequest()));
    }

    [Fact]
    public async Task Throttling_is_retried_and_then_told_by_its_code()
    {
        await using var service = await FakeService.StartAsync(
            new Answer(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}"""));
        using var ecs = Clients.Ecs(service);

        var exception = await Assert.ThrowsAsync<AmazonECSException>(() => ecs.DescribeTasksAsync(new DescribeTasksRequest()));

        Assert.Equal("ThrottlingException", exception.ErrorCode);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_failing_service_is_asked_again()
    {
        var failure = new Answer(500, """{"__type":"ServerException","message":"Try again."}""");
        await using var service = await FakeService.StartAsync(failure, failure, Answer.Ok("""{"tasks":[]}"""));
        using var ecs = Clients.Ecs(service);

        var answer = await ecs.DescribeTasksAsync(new DescribeTasksRequest { Tasks = ["t"] });

        Assert.Empty(answer.Tasks);
        Assert.Equal(3, service.Requests.Count);
        AssertEach.Of(service.Requests, request => Assert.Equal("""{"tasks":["t"]}""", request.Body));
    }

    [Fact]
    public async Task A_service_that_goes_on_failing_is_told_of()
    {
        await using var service = await FakeService.StartAsync(new Answer(500, """{"__type":"ServerException","message":"Down."}"""));
        using var ecs = Clients.Ecs(service);

        var exception = await Assert.ThrowsAsync<ServerException>(() => ecs.DescribeTasksAsync(new DescribeTasksRequest()));

        Assert.Equal("Down.", exception.Message);
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task An_error_that_is_not_JSON_keeps_its_status()
    {
        await using var service = await FakeService.StartAsync(new Answer(403, "<html>proxy says no</html>") { ContentType = "text/html" });
        using var ecs = Clients.Ecs(service);

        var exception = await Assert.ThrowsAsync<AmazonECSException>(() => ecs.DescribeTasksAsync(new DescribeTasksRequest()));

        Assert.Equal(HttpStatusCode.Forbidden, exception.StatusCode);
    }

    [Fact]
    public async Task Cancellation_ends_a_call_that_waits()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("{}") with { Never = true });
        using var ecs = Clients.Ecs(service);
        using var cancellation = new CancellationTokenSource();

        var call = ecs.DescribeTasksAsync(new DescribeTasksRequest(), cancellation.Token);
        await service.Asked;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(service.Requests);
    }
}
