using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Tests.Ecs;

public sealed class TaskStatesTests
{
    private static readonly EcsTask Running = new()
    {
        TaskArn = "arn:aws:ecs:us-east-1:123456789012:task/prod/1",
        ClusterArn = "arn:aws:ecs:us-east-1:123456789012:cluster/prod",
        Version = 3,
        Containers = [new EcsContainer("web") { Image = "nginx", ImageDigest = "sha256:a" }],
    };

    [Fact]
    public void Several_states_of_a_task_are_one_task_in_its_latest_state()
    {
        var task = Assert.Single(TaskStates.Merge([Running with { Version = 9, HasStopped = true }, Running, Running]));

        Assert.True(task.HasStopped);
        Assert.Single(task.Containers);
    }

    [Fact]
    public void What_an_earlier_state_knew_is_kept()
    {
        var later = Running with { Version = 4, Containers = [new EcsContainer("web") { Image = "nginx" }] };

        var container = Assert.Single(Assert.Single(TaskStates.Merge([later, Running])).Containers);

        Assert.Equal("sha256:a", container.ImageDigest);
    }

    [Fact]
    public void A_container_that_two_states_report_differently_is_audited_twice()
    {
        var later = Running with { Version = 4, Containers = [new EcsContainer("web") { Image = "nginx", ImageDigest = "sha256:b" }] };

        Assert.Equal(
            ["sha256:b", "sha256:a"],
            Assert.Single(TaskStates.Merge([Running, later])).Containers.Select(container => container.ImageDigest)
        );
    }

    [Fact]
    public void A_container_of_an_earlier_state_alone_is_not_lost()
    {
        var later = Running with { Version = 4, Containers = [] };

        Assert.Single(Assert.Single(TaskStates.Merge([later, Running])).Containers);
    }

    [Fact]
    public void Different_tasks_stay_apart_and_in_order()
    {
        var other = Running with { TaskArn = Running.TaskArn + "2" };

        Assert.Equal([other.TaskArn, Running.TaskArn], TaskStates.Merge([other, Running]).Select(task => task.TaskArn));
    }
}
