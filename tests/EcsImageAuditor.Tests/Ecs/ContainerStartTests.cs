using EcsImageAuditor.Ecs;
using EcsImageAuditor.Tests.Shared.Auditing;

namespace EcsImageAuditor.Tests.Ecs;

/// <summary>What never ran is excused, and nothing else is.</summary>
public sealed class ContainerStartTests
{
    private const string Pull = "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref: not found";

    [Theory]
    [InlineData(Pull)]
    [InlineData("CannotPullECRContainerError: AccessDeniedException")]
    [InlineData("CannotCreateContainerError: API error (500)")]
    [InlineData("CannotCreateVolumeError: Get http://…")]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth")]
    public void An_error_before_the_start_says_that_a_container_never_ran_whatever_its_task_did(string reason)
    {
        var container = new EcsContainer("web") { Image = "shop/web:typo", RuntimeId = "0f9d-1", LastStatus = "STOPPED", StopReason = reason };

        Assert.Contains(reason.Split(':')[0], ContainerStart.WhyNever(Stopped, container), StringComparison.Ordinal);
        Assert.NotNull(ContainerStart.WhyNever(Stopped with { HasStarted = true }, container));
        Assert.NotNull(ContainerStart.WhyNever(Running, container));
        Assert.NotNull(ContainerStart.WhyNever(Running, container with { ImageDigest = Tasks.DigestOf("pinned") }));
    }

    [Fact]
    public void A_task_that_was_stopped_before_it_started_ran_nothing_that_was_not_created() =>
        Assert.NotNull(ContainerStart.WhyNever(Stopped, new EcsContainer("web") { Image = "shop/web:1.0" }));

    [Fact]
    public void Fargate_gives_a_runtime_id_before_it_pulls_the_image()
    {
        var container = new EcsContainer("web") { Image = "shop/web:1.0", RuntimeId = "0f9d-1", LastStatus = "STOPPED" };

        Assert.NotNull(ContainerStart.WhyNever(Stopped with { LaunchType = "FARGATE" }, container));
        Assert.NotNull(ContainerStart.WhyNever(Stopped with { LaunchType = "FARGATE_SPOT" }, container));
        Assert.Null(ContainerStart.WhyNever(Stopped with { LaunchType = "EC2" }, container));
    }

    [Fact]
    public void What_has_an_exit_code_has_run()
    {
        var container = new EcsContainer("web") { LastStatus = "STOPPED", ExitCode = 0 };

        Assert.Null(ContainerStart.WhyNever(Stopped, container));
        Assert.Null(ContainerStart.WhyNever(Stopped, container with { ExitCode = 137, StopReason = Pull }));
    }

    [Fact]
    public void What_runs_has_run_whatever_is_said_of_it() =>
        Assert.Null(ContainerStart.WhyNever(Running, new EcsContainer("web") { LastStatus = "RUNNING", StopReason = Pull }));

    [Theory]
    [InlineData(null)]
    [InlineData("Host EC2 (instance i-1) terminated.")]
    [InlineData("OutOfMemoryError: Container killed due to memory usage")]
    [InlineData("CannotStartContainerError: timeout")]
    public void A_container_that_was_killed_with_its_host_has_no_exit_code_and_may_have_run(string? reason)
    {
        var container = new EcsContainer("web")
        {
            ImageDigest = Tasks.DigestOf("web"), RuntimeId = "0f9d-1", LastStatus = "STOPPED", StopReason = reason,
        };

        Assert.Null(ContainerStart.WhyNever(Stopped, container));
        Assert.Null(ContainerStart.WhyNever(Stopped with { HasStarted = true }, container with { ImageDigest = null }));
    }

    [Fact]
    public void A_missing_digest_alone_excuses_nobody()
    {
        var container = new EcsContainer("web") { Image = "shop/web:1.0", LastStatus = "STOPPED" };

        Assert.Null(ContainerStart.WhyNever(Stopped with { HasStarted = true }, container));
        Assert.Null(ContainerStart.WhyNever(Running, container));
    }

    private static EcsTask Running { get; } = Tasks.Of(new EcsContainer("web"));

    private static EcsTask Stopped { get; } = Running with { HasStopped = true };
}
