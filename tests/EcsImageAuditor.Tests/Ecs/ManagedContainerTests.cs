using EcsImageAuditor.Ecs;

namespace EcsImageAuditor.Tests.Ecs;

public sealed class ManagedContainerTests
{
    [Theory]
    [InlineData("aws-guardduty-agent-nm40lC")]
    [InlineData("ecs-service-connect-oRK9o")]
    public void An_injected_container_has_a_known_name_and_no_image(string name) =>
        Assert.NotNull(ManagedContainer.Describe(new EcsContainer(name)));

    [Theory]
    [InlineData("nginx")]
    [InlineData("")]
    public void A_name_alone_never_excuses_a_container(string image) =>
        Assert.Null(ManagedContainer.Describe(new EcsContainer("aws-guardduty-agent-nm40lC") { Image = image }));

    [Theory]
    [InlineData("web")]
    [InlineData("my-aws-guardduty-agent-nm40lC")]
    [InlineData("AWS-GuardDuty-Agent-nm40lC")]
    public void Another_name_without_an_image_is_not_excused(string name) =>
        Assert.Null(ManagedContainer.Describe(new EcsContainer(name)));
}
