using EcsImageAuditor.Registries;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Tests.Registries;

public sealed class RegistryPatternTests
{
    [Theory]
    [InlineData("public.ecr.aws", "public.ecr.aws/a/b:1", true)]
    [InlineData("Public.ECR.aws", "public.ecr.aws/a/b:1", true)]
    [InlineData("public.ecr.aws", "public.ecr.aws.evil.com/a/b", false)]
    [InlineData("public.ecr.aws/aws-observability", "public.ecr.aws/aws-observability/collector:1", true)]
    [InlineData("public.ecr.aws/aws-observability", "public.ecr.aws/aws-observability-evil/x", false)]
    [InlineData("public.ecr.aws/aws-observability", "public.ecr.aws/evil/aws-observability", false)]
    [InlineData("ghcr.io/org/app", "ghcr.io/org/app:1", true)]
    [InlineData("registry.example.com:5000", "registry.example.com:5000/x", true)]
    [InlineData("registry.example.com:5000", "registry.example.com/x", false)]
    [InlineData("registry.example.com", "registry.example.com:5000/x", false)]
    [InlineData("*.example.com", "a.b.example.com/x", true)]
    [InlineData("*.example.com", "example.com/x", false)]
    [InlineData("*.example.com", "evilexample.com/x", false)]
    [InlineData("*.example.com", "a.example.com:5000/x", false)]
    [InlineData("docker.io", "nginx", true)]
    [InlineData("index.docker.io", "nginx", true)]
    [InlineData("docker.io/library", "nginx", true)]
    [InlineData("docker.io/library", "org/nginx", false)]
    [InlineData("111122223333", "111122223333.dkr.ecr.us-east-1.amazonaws.com/x", true)]
    [InlineData("111122223333", "111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com/x", true)]
    [InlineData("111122223333", "111122223333.dkr-ecr.eu-west-1.on.aws/x", true)]
    [InlineData("111122223333", "111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/x", true)]
    [InlineData("111122223333", "111122223333.dkr.ecr.us-east-1.amazonaws.com:8443/x", false)]
    [InlineData("111122223333", "111122223333.example.com/x", false)]
    [InlineData("111122223333", "444455556666.dkr.ecr.us-east-1.amazonaws.com/111122223333", false)]
    [InlineData("111122223333/prod", "111122223333.dkr.ecr.us-east-1.amazonaws.com/prod/web", true)]
    [InlineData("111122223333/prod", "111122223333.dkr.ecr.us-east-1.amazonaws.com/test/web", false)]
    public void An_entry_covers_its_registry_and_no_other(string entry, string image, bool covers) =>
        Assert.Equal(covers, Parse(entry).Covers(Reference(image)));

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*.com")]
    [InlineData("*.dkr.ecr.us-east-1.amazonaws.com")]
    [InlineData("*.amazonaws.com")]
    [InlineData("*.on.aws")]
    [InlineData("a*.example.com")]
    [InlineData("nginx")]
    [InlineData("public.ecr.aws/")]
    [InlineData("public.ecr.aws/UPPER")]
    [InlineData("public.ecr.aws/x*")]
    [InlineData("public.ecr.aws/x:1")]
    [InlineData("https://public.ecr.aws")]
    [InlineData("host.example:99999")]
    [InlineData("11112222333")]
    [InlineData("héllo.example")]
    public void What_is_not_an_entry_is_refused_with_a_sentence(string entry)
    {
        Assert.False(RegistryPattern.TryParse(entry, out _, out var mistake));
        Assert.EndsWith(".", mistake, StringComparison.Ordinal);
    }

    internal static RegistryPattern Parse(string entry) =>
        RegistryPattern.TryParse(entry, out var pattern, out var mistake) ? pattern : throw new ArgumentException(mistake);

    internal static ImageReference Reference(string image) =>
        ImageReference.TryParse(image, out var reference, out var mistake) ? reference : throw new ArgumentException(mistake);
}
