using ImageSignatures.Oci;

namespace ImageSignatures.Tests.Registry;

public sealed class EcrRegistryTests
{
    [Theory]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com", "us-east-1", false, false)]
    [InlineData("123456789012.dkr.ecr.us-gov-west-1.amazonaws.com", "us-gov-west-1", false, false)]
    [InlineData("123456789012.dkr.ecr.ap-southeast-5.amazonaws.com", "ap-southeast-5", false, false)]
    [InlineData("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn", "cn-north-1", false, false)]
    [InlineData("123456789012.dkr.ecr-fips.us-east-2.amazonaws.com", "us-east-2", true, false)]
    [InlineData("123456789012.dkr-ecr.eu-west-1.on.aws", "eu-west-1", false, true)]
    [InlineData("123456789012.dkr-ecr-fips.us-west-2.on.aws", "us-west-2", true, true)]
    [InlineData("123456789012.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn", "cn-northwest-1", false, true)]
    [InlineData("123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu", "eusc-de-east-1", false, false)]
    [InlineData("123456789012.dkr-ecr.eusc-de-east-1.on.amazonwebservices.eu", "eusc-de-east-1", false, true)]
    [InlineData("123456789012.dkr-ecr.eusc-de-east-1.amazonwebservices.eu", "eusc-de-east-1", false, true)]
    [InlineData("123456789012.DKR.ECR.US-EAST-1.AMAZONAWS.COM", "us-east-1", false, false)]
    public void Every_documented_host_is_ECR(string host, string region, bool fips, bool dualStack)
    {
        Assert.True(EcrRegistry.TryParse(host, out var registry));
        Assert.Equal(("123456789012", region, fips, dualStack), (registry.Account, registry.Region, registry.IsFips, registry.IsDualStack));
    }

    [Theory]
    [MemberData(nameof(LookAlikes.Hosts), MemberType = typeof(LookAlikes))]
    [InlineData(null)]
    [InlineData("")]
    public void A_host_that_looks_like_ECR_is_not(string? host)
    {
        Assert.False(EcrRegistry.TryParse(host, out var registry));
        Assert.Null(registry);
    }
}
