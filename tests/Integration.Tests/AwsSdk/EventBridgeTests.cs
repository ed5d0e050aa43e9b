using Amazon.EventBridge.Model;
using EcsImageAuditor.Tests.Shared.AwsSdk;

namespace Integration.Tests.AwsSdk;

public sealed class EventBridgeTests
{
    [Fact]
    public async Task Events_are_put_as_AWS_JSON()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""{"FailedEntryCount":0,"Entries":[{"EventId":"e-1"}]}"""));
        using var events = Clients.EventBridge(service);

        var answer = await events.PutEventsAsync(new PutEventsRequest
        {
            Entries =
            [
                new()
                {
                    Time = DateTime.UnixEpoch.AddSeconds(1.5),
                    Source = "image-auditor",
                    DetailType = "Image Verdict",
                    Detail = "{}",
                    EventBusName = "findings",
                    Resources = ["arn:aws:ecs:us-west-2:123456789012:task/c/t"],
                },
            ],
        });

        Assert.Equal("AWSEvents.PutEvents", service.Request.Headers["x-amz-target"]);
        Assert.Equal("application/x-amz-json-1.1", service.Request.Headers["content-type"]);
        Assert.Matches("/us-west-2/events/aws4_request$", service.Request.SigningScope);
        Assert.Equal(
            """
            {"Entries":[{"Detail":"{}","DetailType":"Image Verdict","EventBusName":"findings","Resources":["arn:aws:ecs:us-west-2:123456789012:task/c/t"],"Source":"image-auditor","Time":1.5}]}
            """,
            service.Request.Body);
        Assert.Equal("e-1", Assert.Single(answer.Entries).EventId);
        Assert.Equal(0, answer.FailedEntryCount);
    }

    [Fact]
    public async Task An_event_that_was_refused_is_told_by_its_place()
    {
        await using var service = await FakeService.StartAsync(Answer.Ok("""
            {"FailedEntryCount":1,"Entries":[{"EventId":"e-1"},{"ErrorCode":"NotAuthorizedForSourceException","ErrorMessage":"No."}]}
            """));
        using var events = Clients.EventBridge(service);

        var answer = await events.PutEventsAsync(new PutEventsRequest { Entries = [new(), new()] });

        Assert.Equal(1, answer.FailedEntryCount);
        Assert.Null(answer.Entries[0].ErrorCode);
        Assert.Equal("NotAuthorizedForSourceException", answer.Entries[1].ErrorCode);
    }

    [Fact]
    public async Task A_bus_is_described_by_its_name()
    {
        await using var service = await FakeService.StartAsync(
            Answer.Ok("""{"Arn":"arn:aws:events:us-west-2:111122223333:event-bus/b","Name":"b","New":1}""")
        );
        using var events = Clients.EventBridge(service);

        await events.DescribeEventBusAsync(new DescribeEventBusRequest { Name = "b" });

        Assert.Equal("AWSEvents.DescribeEventBus", service.Request.Headers["x-amz-target"]);
        Assert.Equal("""{"Name":"b"}""", service.Request.Body);
    }

    [Fact]
    public async Task A_bus_that_is_not_there_is_an_exception_of_its_own()
    {
        await using var service = await FakeService.StartAsync(
            new Answer(400, """{"__type":"ResourceNotFoundException","message":"None."}""")
        );
        using var events = Clients.EventBridge(service);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => events.DescribeEventBusAsync(new DescribeEventBusRequest { Name = "b" }));
    }
}
