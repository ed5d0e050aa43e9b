using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Tests.Registry;

public sealed class RepositoryAddressTests
{
    [Theory]
    [InlineData("example.com", false, "https://example.com/")]
    [InlineData("example.com:5000", false, "https://example.com:5000/")]
    [InlineData("localhost", false, "https://localhost/")]
    [InlineData("localhost:5000", false, "http://localhost:5000/")]
    [InlineData("localhost.evil.example:5000", false, "https://localhost.evil.example:5000/")]
    [InlineData("127.0.0.1:5000", false, "https://127.0.0.1:5000/")]
    [InlineData("127.0.0.1:5000", true, "http://127.0.0.1:5000/")]
    [InlineData("[::1]:5000", true, "http://[::1]:5000/")]
    [InlineData("example.com", true, "http://example.com/")]
    [InlineData("docker.io", false, "https://registry-1.docker.io/")]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com", true, "https://123456789012.dkr.ecr.us-east-1.amazonaws.com/")]
    [InlineData("123456789012.DKR.ecr.us-east-1.amazonaws.com", true, "https://123456789012.dkr.ecr.us-east-1.amazonaws.com/")]
    public void A_registry_is_spoken_to_over_TLS_unless_it_is_local_or_the_caller_says_so(string registry, bool plainHttp, string root) =>
        Assert.Equal(root, RepositoryAddress.Of(registry, "team/app", plainHttp).Root.AbsoluteUri);

    [Fact]
    public void Its_resources_have_the_paths_of_the_specification()
    {
        var address = RepositoryAddress.Of("example.com", "team/app", plainHttp: false);
        var digest = Digest.Compute([]);

        Assert.Equal("https://example.com/v2/team/app/manifests/1.0", address.Manifest("1.0").AbsoluteUri);
        Assert.Equal($"https://example.com/v2/team/app/manifests/{digest}", address.Manifest(digest.ToString()).AbsoluteUri);
        Assert.Equal($"https://example.com/v2/team/app/blobs/{digest}", address.Blob(digest).AbsoluteUri);
        Assert.Equal(
            $"https://example.com/v2/team/app/referrers/{digest}?artifactType=application%2Fvnd.x%2Bjson",
            address.Referrers(digest, "application/vnd.x+json").AbsoluteUri);
    }

    [Theory]
    [InlineData("user:pass@example.com", "app")]
    [InlineData("example.com/evil", "app")]
    [InlineData("example.com?x", "app")]
    [InlineData("", "app")]
    [InlineData("example.com", "")]
    [InlineData("example.com", "../app")]
    [InlineData("example.com", "app?x=")]
    [InlineData("example.com", "app#x")]
    [InlineData("example.com", "%2e%2e/app")]
    [InlineData("example.com", "//evil.example/app")]
    public void Names_that_would_lead_elsewhere_are_refused(string registry, string repository) =>
        Assert.Throws<ArgumentException>(() => RepositoryAddress.Of(registry, repository, plainHttp: false));

    [Theory]
    [InlineData("https://example.com/x", true)]
    [InlineData("https://EXAMPLE.com:443/x", true)]
    [InlineData("http://example.com/x", false)]
    [InlineData("https://example.com:8443/x", false)]
    [InlineData("https://example.com.evil.example/x", false)]
    public void Its_origin_is_scheme_host_and_port(string uri, bool same) =>
        Assert.Equal(same, RepositoryAddress.Of("example.com", "app", plainHttp: false).IsOriginOf(new Uri(uri)));
}
