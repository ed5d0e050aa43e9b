using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.Tests.Auditing;

public sealed class StopPolicyTests
{
    private static readonly StopPolicy Policy = new()
    {
        Enabled = true,
        Clusters = ["prod", "arn:aws:ecs:us-east-1:123456789012:cluster/shop"],
        Region = "us-east-1",
    };

    [Theory]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:cluster/prod", true)]
    [InlineData("arn:aws:ecs:eu-west-1:123456789012:cluster/prod", false)]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:cluster/shop", true)]
    [InlineData("arn:aws:ecs:us-east-1:444455556666:cluster/shop", false)]
    [InlineData("arn:aws:ecs:us-east-1:123456789012:cluster/prod2", false)]
    public void A_name_means_a_cluster_of_this_region_and_an_ARN_itself(string cluster, bool covers) =>
        Assert.Equal(covers, Policy.Covers(cluster));
}
