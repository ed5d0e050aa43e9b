using EcsImageAuditor.Registries;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Registries;

public sealed class AllowedRegistriesTests
{
    private const string Ecr = "111122223333.dkr.ecr.us-east-1.amazonaws.com";

    [Fact]
    public void A_refusal_names_the_host_and_the_remedy()
    {
        var refusal = Of("111122223333").Refuse(RegistryPatternTests.Reference("evil.example/x:1"));

        Assert.Equal(ReasonCode.RegistryNotAllowed, refusal!.Code);
        Assert.Equal(VerdictKind.Untrusted, refusal.Kind);
        Assert.Contains("evil.example/x", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("list it in AUDITOR_REGISTRIES", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("111122223333.dkr.ecr.us-iso-east-1.c2s.ic.gov/x", "aws-iso")]
    [InlineData("111122223333.dkr-ecr.eu-isoe-west-1.on.cloud-aws.adc-e.uk/x", "aws-iso-e")]
    public void Without_a_list_a_registry_of_an_isolated_partition_is_refused_and_the_partition_is_named(string image, string partition)
    {
        var reference = RegistryPatternTests.Reference(image);

        Assert.Contains(
            $"isolated partition {partition}, which is not supported", AllowedRegistries.Unrestricted.Refuse(reference)!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3.eusc-de-east-1.amazonaws.eu", true)]
    [InlineData("s3.dualstack.eu-west-1.amazonaws.com", true)]
    [InlineData("s3.cn-north-1.amazonaws.com.cn", true)]
    [InlineData("s3.eu-west-1.amazonaws.eu", false)]
    [InlineData("s3.eusc-de-east-1.amazonaws.com", false)]
    public void Layers_may_come_from_an_address_of_a_VPC_where_the_host_is_the_S3_of_its_partition(string host, bool mayBePrivate) =>
        Assert.Equal(mayBePrivate, Of("111122223333").MayBePrivate($"bucket.{host}", 443));

    [Theory]
    [InlineData("localhost:5000/x")]
    [InlineData("sub.localhost/x")]
    [InlineData("127.0.0.1:5000/x")]
    [InlineData("127.1/x")]
    [InlineData("169.254.169.254/x")]
    [InlineData("10.0.0.7:80/x")]
    [InlineData("[::1]:5000/x")]
    public void Without_a_list_a_registry_of_the_machine_or_its_network_is_refused_by_its_name(string image)
    {
        var reference = RegistryPatternTests.Reference(image);

        Assert.Equal(ReasonCode.RegistryNotAllowed, AllowedRegistries.Unrestricted.Refuse(reference)!.Code);
        Assert.Null(AllowedRegistries.Anywhere.Refuse(reference));
        Assert.Null(AllowedRegistries.Unrestricted.ForAPerson.Refuse(reference));
        Assert.Equal(ReasonCode.RegistryNotAllowed, Of("ghcr.io").ForAPerson.Refuse(reference)!.Code);
    }

    [Theory]
    [InlineData("docker.io/library/nginx")]
    [InlineData("evil.example/x")]
    [InlineData("8.8.8.8/x")]
    public void Without_a_list_any_other_registry_is_asked(string image) =>
        Assert.Null(AllowedRegistries.Unrestricted.Refuse(RegistryPatternTests.Reference(image)));

    [Theory]
    [InlineData("localhost", 5000, true)]
    [InlineData("localhost", 9001, false)]
    [InlineData("::1", 5000, true)]
    [InlineData("registry.corp.example", 443, true)]
    [InlineData("registry.corp.example", 80, false)]
    [InlineData("a.wild.example", 443, false)]
    [InlineData(Ecr, 443, true)]
    [InlineData("444455556666.dkr.ecr.us-east-1.amazonaws.com", 443, false)]
    [InlineData("prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com", 443, true)]
    [InlineData("prod-us-east-1-starport-layer-bucket.s3.dualstack.us-east-1.amazonaws.com", 443, true)]
    [InlineData("internal-x.elb.us-east-1.amazonaws.com", 443, false)]
    [InlineData("x.s3.us-east-1.amazonaws.com.evil.example", 443, false)]
    public void Only_what_is_listed_literally_and_ECR_with_its_layers_may_have_a_private_address(string host, int port, bool may) =>
        Assert.Equal(
            may,
            Of("localhost:5000", "[::1]:5000", "registry.corp.example/team", "*.wild.example", "111122223333").MayBePrivate(host, port)
        );

    [Fact]
    public void Somebody_answers_for_what_is_listed_and_without_a_list_for_ECR_alone()
    {
        var (listed, other, ecr) = (
            RegistryPatternTests.Reference("ghcr.io/x"),
            RegistryPatternTests.Reference("evil.example/x"),
            RegistryPatternTests.Reference($"{Ecr}/x"));

        Assert.True(Of("ghcr.io").Vouches(listed));
        Assert.False(Of("ghcr.io").Vouches(other));
        Assert.True(AllowedRegistries.Unrestricted.Vouches(ecr));
        Assert.False(AllowedRegistries.Unrestricted.Vouches(other));
    }

    internal static AllowedRegistries Of(params string[] entries) => AllowedRegistries.Of([.. entries.Select(RegistryPatternTests.Parse)]);
}
