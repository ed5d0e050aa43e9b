using ImageSignatures.Oci;

namespace ImageSignatures.Tests.Oci;

public sealed class AwsPartitionTests
{
    [Theory]
    [InlineData("us-east-1", "aws")]
    [InlineData("mx-central-1", "aws")]
    [InlineData("ap-southeast-7", "aws")]
    [InlineData("cn-northwest-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    [InlineData("eusc-de-east-1", "aws-eusc")]
    [InlineData("us-iso-east-1", "aws-iso")]
    [InlineData("us-isob-east-1", "aws-iso-b")]
    [InlineData("eu-isoe-west-1", "aws-iso-e")]
    [InlineData("us-isof-south-1", "aws-iso-f")]
    [InlineData("us-gov-1", null)]
    [InlineData("eusc-east-1", null)]
    [InlineData("us-east-12", null)]
    [InlineData("xx-east-1", null)]
    [InlineData("us--east-1", null)]
    [InlineData("us-east-\u0661", null)]
    [InlineData("US-EAST-1", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_regions_name_tells_its_partition(string? region, string? partition) =>
        Assert.Equal(partition, AwsPartition.OfRegion(region)?.Id);

    [Theory]
    [InlineData("123456789012.dkr.ecr-fips.eusc-de-east-1.amazonaws.eu")]
    [InlineData("123456789012.dkr.ecr.eusc-de-east-1.amazonaws.com")]
    [InlineData("123456789012.dkr.ecr.eu-central-1.amazonaws.eu")]
    [InlineData("123456789012.dkr-ecr.eu-central-1.on.amazonwebservices.eu")]
    [InlineData("123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov")]
    [InlineData("123456789012.dkr.ecr.us-iso-east-1.amazonaws.com")]
    [InlineData("123456789012.dkr-ecr-fips.cn-north-1.on.amazonwebservices.com.cn")]
    public void A_host_that_its_partition_does_not_have_is_not_ECR(string host) => Assert.False(EcrRegistry.TryParse(host, out _));
}
