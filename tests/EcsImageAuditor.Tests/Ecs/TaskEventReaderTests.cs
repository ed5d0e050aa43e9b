using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Tests.Shared.Ecs;
using EcsImageAuditor.Tests.Shared.Properties;
using FsCheck;
using FsCheck.Fluent;

namespace EcsImageAuditor.Tests.Ecs;

public sealed class TaskEventReaderTests
{
    [Theory]
    [InlineData("fargate-run-task-running-guardduty", "example-cluster", null, 3)]
    [InlineData("ec2-run-task-running", "example-cluster", null, 2)]
    [InlineData("ec2-service-running", "example-cluster", "web", 2)]
    [InlineData("fargate-service-stopped", "Example", "Example", 1)]
    public void An_event_as_AWS_sends_it_is_a_task_to_audit(string name, string cluster, string? service, int containers)
    {
        var task = ReadTask(Events.Json(name));

        Assert.Equal(cluster, task.ClusterName);
        Assert.Equal(service, task.ServiceName);
        Assert.Equal("123456789012", task.Account);
        Assert.Equal("us-east-1", task.Region);
        Assert.Equal(containers, task.Containers.Count);
        AssertEach.Of(task.Containers, container => Assert.StartsWith("sha256:", container.ImageDigest));
    }

    [Fact]
    public void A_stopped_task_is_audited_and_known_to_have_ended()
    {
        var task = ReadTask(Events.Json("fargate-service-stopped"));

        Assert.True(task.HasStopped);
        Assert.True(task.HasStarted);
    }

    [Fact]
    public void A_task_that_is_still_being_provisioned_is_left_for_later()
    {
        var ignored = Assert.IsType<EventReading.Ignored>(Read(Events.Json("fargate-provisioning")));

        Assert.Contains("PROVISIONING", ignored.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PENDING")]
    [InlineData("ACTIVATING")]
    [InlineData("DEACTIVATING")]
    [InlineData("HIBERNATING")]
    public void What_runs_is_audited_whatever_its_task_does(string state)
    {
        var message = Events.Json("ec2-run-task-running");
        message["detail"]!["lastStatus"] = state;
        var containers = message["detail"]!["containers"]!.AsArray();
        containers[0]!["lastStatus"] = "PENDING";
        containers[0]!.AsObject().Remove("exitCode");

        Assert.Equal([(string)containers[1]!["name"]!], ReadTask(message).Containers.Select(container => container.Name));
    }

    [Fact]
    public void A_container_that_has_ended_before_its_task_runs_is_audited()
    {
        var message = Events.Json("ec2-run-task-running");
        message["detail"]!["lastStatus"] = "PENDING";
        foreach (var container in message["detail"]!["containers"]!.AsArray())
            container!["lastStatus"] = "PENDING";
        message["detail"]!["containers"]![1]!["exitCode"] = 0;

        Assert.Single(ReadTask(message).Containers);
    }

    [Theory]
    [InlineData("PENDING")]
    [InlineData("ACTIVATING")]
    public void A_task_none_of_whose_containers_has_started_is_left_for_later(string state)
    {
        var message = Events.Json("ec2-run-task-running");
        message["detail"]!["lastStatus"] = state;
        foreach (var container in message["detail"]!["containers"]!.AsArray())
            container!["lastStatus"] = "PENDING";

        Assert.Contains("none of its containers has started", Assert.IsType<EventReading.Ignored>(Read(message)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_in_no_state_is_ignored()
    {
        var message = Events.Json("ec2-run-task-running");
        message["detail"]!["lastStatus"] = "";

        Assert.IsType<EventReading.Ignored>(Read(message));
    }

    [Fact]
    public void Members_that_AWS_may_add_are_passed_over()
    {
        var message = Events.Json("ec2-run-task-running");
        message["newMember"] = new JsonObject { ["a"] = 1 };
        message["detail"]!["newMember"] = new JsonArray(1, "two", null);
        message["detail"]!["containers"]![0]!["newMember"] = true;
        message["detail"]!["launchType"] = "SOMETHING_NEW";

        Assert.Equal("SOMETHING_NEW", ReadTask(message).LaunchType);
    }

    [Fact]
    public void An_event_of_another_kind_is_ignored()
    {
        var message = Events.Json("ec2-run-task-running");
        message["detail-type"] = "ECS Service Action";

        Assert.IsType<EventReading.Ignored>(Read(message));
    }

    [Fact]
    public void A_legacy_task_ARN_without_its_cluster_is_understood()
    {
        var message = Events.Json("ec2-run-task-running");
        message["detail"]!["taskArn"] = "arn:aws:ecs:us-east-1:123456789012:task/36e745f7-8a16-46e2-9485-0620c1b986da";
        message["resources"] = new JsonArray((string)message["detail"]!["taskArn"]!);

        Assert.Equal("36e745f7-8a16-46e2-9485-0620c1b986da", ReadTask(message).TaskId);
    }

    [Theory]
    [InlineData("account", "444455556666", "account is not that of detail.clusterArn")]
    [InlineData("region", "eu-west-1", "region is not that of detail.clusterArn")]
    [InlineData("resources", "arn:aws:ecs:us-east-1:123456789012:task/example-cluster/other", "resources does not name detail.taskArn")]
    [InlineData("clusterArn", "arn:aws:ecs:us-east-1:444455556666:cluster/example-cluster", "different accounts or regions")]
    [InlineData("clusterArn", "arn:aws:ecs:eu-west-1:123456789012:cluster/example-cluster", "different accounts or regions")]
    [InlineData("clusterArn", "arn:aws:ecs:us-east-1:123456789012:cluster/other", "not the ARN of a task in detail.clusterArn")]
    public void An_event_that_contradicts_itself_is_malformed(string member, string value, string why)
    {
        var message = Events.Json("fargate-run-task-running-guardduty");
        var of = member == "clusterArn" ? message["detail"]! : message;
        of[member] = member == "resources" ? new JsonArray(value) : value;

        Assert.Contains(why, Assert.IsType<EventReading.Malformed>(Read(message)).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"source":"aws.ecs","detail-type":"ECS Task State Change"}""", "detail is missing")]
    [InlineData("""null""", "null")]
    [InlineData("""{}""", "source and detail-type are missing")]
    [InlineData("""{"source":"aws.ecs","detail":{}}""", "source and detail-type are missing")]
    [InlineData("""not json""", "not JSON")]
    [InlineData("""[]""", "not JSON of the expected shape")]
    [InlineData("""{"detail":{"containers":"none"}}""", "$.detail.containers")]
    [InlineData("""{"detail":{"lastStatus":"RUNNING","lastStatus":"STOPPED"}}""", "not JSON of the expected shape")]
    public void What_is_not_an_event_is_malformed_and_says_where(string json, string place)
    {
        var malformed = Assert.IsType<EventReading.Malformed>(TaskEventReader.Read(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(place, malformed.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taskArn", "detail.taskArn")]
    [InlineData("clusterArn", "detail.clusterArn")]
    [InlineData("containers", "detail.containers")]
    public void A_member_that_an_audit_cannot_do_without_is_named_when_it_is_missing(string member, string place)
    {
        var message = Events.Json("ec2-run-task-running");
        message["detail"]!.AsObject().Remove(member);

        Assert.Contains(place, Assert.IsType<EventReading.Malformed>(Read(message)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_without_a_name_is_named_by_its_place()
    {
        var message = Events.Json("ec2-run-task-running");
        message["detail"]!["containers"]![1]!.AsObject().Remove("name");

        Assert.Contains("detail.containers[1].name", Assert.IsType<EventReading.Malformed>(Read(message)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_that_is_too_deep_is_malformed()
    {
        var json = string.Concat(Enumerable.Repeat("""{"detail":""", 10_000)) + "1" + new string('}', 10_000);

        Assert.IsType<EventReading.Malformed>(TaskEventReader.Read(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Any_text_is_read_without_an_exception() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => TaskEventReader.Read(Encoding.UTF8.GetBytes(text.Get)) is not null)
            .Holds();

    private static EcsTask ReadTask(JsonNode message) => Assert.IsType<EventReading.Audited>(Read(message)).Task;

    private static EventReading Read(JsonNode message) => TaskEventReader.Read(Encoding.UTF8.GetBytes(message.ToJsonString()));
}
