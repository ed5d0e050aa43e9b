using EcsImageAuditor.Tests.Shared.Auditing;

namespace EcsImageAuditor.Tests.Ecs;

public sealed class EcsTaskTests
{
    private const string Definition = "arn:aws:ecs:us-east-1:123456789012:task-definition/web:7";
    private const string Daemon = "arn:aws:ecs:us-east-1:123456789012:daemon-task-definition/agent:2";

    [Theory]
    [InlineData("service:shop", "ecs-svc/1234567890123456789", Definition, "service:shop")]
    [InlineData("service:shop", "me", Definition, "family:web")]
    [InlineData("service:shop", null, Definition, "family:web")]
    [InlineData("shop", "ecs-svc/1", Definition, "family:web")]
    [InlineData("family:other", "me", Definition, "family:web")]
    [InlineData(null, null, Definition, "family:web")]
    [InlineData("service:shop", null, Daemon, "daemon:agent")]
    [InlineData("any", "me", null, "family:unknown")]
    public void A_task_belongs_to_the_service_whose_deployment_started_it_or_to_its_definitions_family(
        string? group, string? startedBy, string? definition, string workload)
    {
        var task = Tasks.Of() with { Group = group, StartedBy = startedBy, TaskDefinitionArn = definition };

        Assert.Equal(workload, task.Workload);
    }

    [Fact]
    public void A_revision_belongs_to_its_service() =>
        Assert.Equal(
            "service:shop",
            (Tasks.Of() with { StartedBy = null, TaskArn = "arn:aws:ecs:us-east-1:123456789012:service-revision/prod/shop/1" }).Workload
        );
}
