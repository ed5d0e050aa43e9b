using Amazon;
using Amazon.ECR;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using Moq;

namespace ImageSignatures.Tests.Registry;

public sealed class AwsRegionsTests
{
    [Theory]
    [InlineData("us-east-1", true)]
    [InlineData("us-gov-west-1", true)]
    [InlineData("cn-north-1", true)]
    [InlineData("eu-southwest-7", false)]
    [InlineData("", false)]
    [InlineData("US-EAST-1", false)]
    public void The_regions_of_the_SDK_are_known(string region, bool isKnown) =>
        Assert.Equal(isKnown, new AwsRegions(_ => null).Contain(region));

    [Fact]
    // us-east-1-regional is a name of the SDK for an endpoint, not a region.
    public void The_table_of_partitions_agrees_with_the_SDK_about_every_region()
    {
        var regions = RegionEndpoint.EnumerableAllRegions.Where(region => region.SystemName != "us-east-1-regional").ToArray();

        AssertEach.Of(regions, region =>
        {
            var partition = AwsPartition.OfRegion(region.SystemName);
            Assert.Equal((region.PartitionName, region.PartitionDnsSuffix), (partition?.Id, partition?.DnsSuffix));
        });
        Assert.Equal(AwsPartition.All.Select(partition => partition.Id).Order(), regions.Select(region => region.PartitionName).Distinct().Order());
    }

    [Theory]
    [InlineData("AWS_REGION")]
    [InlineData("AWS_DEFAULT_REGION")]
    public void The_region_of_the_process_is_known_though_it_be_newer_than_the_SDK(string variable) =>
        Assert.True(new AwsRegions(name => name == variable ? "eu-southwest-7" : null).Contain("eu-southwest-7"));

    [Fact]
    public void There_is_no_client_for_a_region_that_is_not_known()
    {
        using var aws = new AwsClients(_ => null);

        Assert.Throws<UnknownRegionException>(() => aws.Ecr("eu-southwest-7"));
    }

    [Fact]
    public async Task A_host_of_an_unknown_region_gets_no_token_and_its_registry_is_unreachable()
    {
        var asked = new Mock<IAmazonECR>(MockBehavior.Strict);
        var regions = new AwsRegions(_ => null);
        var source = new EcrCredentialSource(
            region => regions.Contain(region) ? asked.Object : throw new UnknownRegionException(region), new ManualTimeProvider());

        var failure = await Assert.ThrowsAsync<RegistryException>(
            () => source.FindAsync("123456789012.dkr.ecr.eu-southwest-7.amazonaws.com", default));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("no region eu-southwest-7", failure.Message, StringComparison.Ordinal);
        asked.VerifyNoOtherCalls();
    }
}
