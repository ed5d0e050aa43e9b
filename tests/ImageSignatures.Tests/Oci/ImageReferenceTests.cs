using ImageSignatures.Oci;

namespace ImageSignatures.Tests.Oci;

public sealed class ImageReferenceTests
{
    private const string Hex = "c15da6c91de8d2f436196f3a768483ad32c258ed4e1beb3d367a27ed67253e66";
    private const string Ecr = "123456789012.dkr.ecr.us-east-1.amazonaws.com";

    [Theory]
    [InlineData("nginx", "docker.io/library/nginx")]
    [InlineData("nginx:1.27", "docker.io/library/nginx:1.27")]
    [InlineData("sysdig/agent", "docker.io/sysdig/agent")]
    [InlineData("docker.io/nginx", "docker.io/library/nginx")]
    [InlineData("docker.io/library/nginx:1", "docker.io/library/nginx:1")]
    [InlineData("index.docker.io/nginx", "docker.io/library/nginx")]
    [InlineData("registry-1.docker.io/library/nginx", "registry-1.docker.io/library/nginx")]
    [InlineData("host:5000/r/i:t", "host:5000/r/i:t")]
    [InlineData("localhost/app", "localhost/app")]
    [InlineData("localhost:5000", "docker.io/library/localhost:5000")]
    [InlineData("a/b/c", "docker.io/a/b/c")]
    [InlineData("repo@sha256:" + Hex, "docker.io/library/repo@sha256:" + Hex)]
    [InlineData("mvanholsteijn/paas-monitor:3.1.0@sha256:" + Hex, "docker.io/mvanholsteijn/paas-monitor:3.1.0@sha256:" + Hex)]
    [InlineData("public.ecr.aws/aws-observability/collector:v0.32.0", "public.ecr.aws/aws-observability/collector:v0.32.0")]
    [InlineData(Ecr + "/a/b:tag", Ecr + "/a/b:tag")]
    [InlineData("123456789012.dkr-ecr.us-east-1.on.aws/a", "123456789012.dkr-ecr.us-east-1.on.aws/a")]
    [InlineData(Ecr + "/docker-hub/library/nginx:latest", Ecr + "/docker-hub/library/nginx:latest")]
    [InlineData("[::1]:5000/app:1", "[::1]:5000/app:1")]
    [InlineData("[2001:DB8::1]/app", "[2001:db8::1]/app")]
    [InlineData("127.0.0.1:5000/app", "127.0.0.1:5000/app")]
    [InlineData("Example.COM/app", "example.com/app")]
    [InlineData("Example.com:443/app:1", "example.com/app:1")]
    [InlineData(Ecr + ":443/app", Ecr + "/app")]
    [InlineData("[::1]:443/app", "[::1]/app")]
    [InlineData("docker.io:443/app", "docker.io/library/app")]
    [InlineData("localhost:443/app", "localhost:443/app")]
    [InlineData("registry:443/app", "registry:443/app")]
    [InlineData("example.com:4430/app", "example.com:4430/app")]
    [InlineData("example.com:80/app", "example.com:80/app")]
    [InlineData("x.y/a__b/c-d/e---f/g.h_i:_T.a-g", "x.y/a__b/c-d/e---f/g.h_i:_T.a-g")]
    public void Every_form_of_a_reference_is_read_and_expanded(string text, string expanded) =>
        Assert.Equal(expanded, Parse(text).ToString());

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData(" nginx", "U+0020 at position 1")]
    [InlineData("nginx\n", "U+000A at position 6")]
    [InlineData("nginx\0", "U+0000")]
    [InlineData("ngіnx", "U+0456")]
    [InlineData("$(id)", "repository")]
    [InlineData("a;b", "repository")]
    [InlineData("a`b", "repository")]
    [InlineData("--plain-http", "repository")]
    [InlineData("-h/app", "repository")]
    [InlineData("-h.example/app", "registry")]
    [InlineData("h-.example/app", "registry")]
    [InlineData("h..example/app", "registry")]
    [InlineData("h.example./app", "registry")]
    [InlineData("user:secret@example.com/app", "digest")]
    [InlineData("https://example.com/app", "registry")]
    [InlineData("example.com:0/app", "registry")]
    [InlineData("example.com:65536/app", "registry")]
    [InlineData("example.com:080/app", "registry")]
    [InlineData("example.com:/app", "registry")]
    [InlineData("[::1/app", "registry")]
    [InlineData("[::1]x:5000/app", "registry")]
    [InlineData("[:::::]/app", "registry")]
    [InlineData("[fe80::1%eth0]/app", "registry")]
    [InlineData("::1/app", "registry")]
    [InlineData("ex_ample.com/app", "registry")]
    [InlineData("example.com/", "repository")]
    [InlineData("/app", "repository")]
    [InlineData("a//b", "repository")]
    [InlineData("a/../b", "repository")]
    [InlineData("a..b", "repository")]
    [InlineData("a___b", "repository")]
    [InlineData("a._b", "repository")]
    [InlineData("a-/b", "repository")]
    [InlineData("a%2fb", "repository")]
    [InlineData("a?b", "repository")]
    [InlineData("App", "repository")]
    [InlineData("Foo/bar", "repository")]
    [InlineData("example.com/App", "repository")]
    [InlineData("app:", "tag")]
    [InlineData("app:.t", "tag")]
    [InlineData("app:-t", "tag")]
    [InlineData("app:t:u", "tag")]
    [InlineData("app:t+u", "tag")]
    [InlineData("app@", "digest")]
    [InlineData("app@sha256:abc", "digest")]
    [InlineData("app@sha256:C15DA6C91DE8D2F436196F3A768483AD32C258ED4E1BEB3D367A27ED67253E66", "digest")]
    [InlineData("app@md5:d41d8cd98f00b204e9800998ecf8427e", "digest")]
    [InlineData("app@sha256:" + Hex + "@sha256:" + Hex, "digest")]
    [InlineData(Hex, "local image")]
    [InlineData("sha256:" + Hex, "local image")]
    public void What_is_no_reference_is_refused_with_the_part_at_fault(string? text, string part)
    {
        Assert.False(ImageReference.TryParse(text, out var reference, out var error));
        Assert.Null(reference);
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.EndsWith(".", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("example.com", 128, true)]
    [InlineData("example.com", 129, false)]
    [InlineData(Ecr, 300, true)]
    [InlineData(Ecr, 301, false)]
    public void A_tag_is_bounded_and_ECR_allows_a_longer_one(string registry, int length, bool allowed) =>
        Assert.Equal(allowed, ImageReference.TryParse($"{registry}/app:{new string('t', length)}", out _, out _));

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(100_000, false)]
    public void The_length_is_bounded(int length, bool allowed) =>
        Assert.Equal(allowed, ImageReference.TryParse($"example.com/{new string('a', length)}", out _, out _));

    [Fact]
    public void A_password_in_front_of_the_host_is_not_repeated()
    {
        Assert.False(ImageReference.TryParse("user:hunter2@example.com/app", out _, out var error));
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_turns_a_reference_into_an_image_by_digest()
    {
        Assert.True(Digest.TryParse($"sha256:{Hex}", out var digest));

        var image = Parse("nginx:1.27").At(digest);

        Assert.Equal($"docker.io/library/nginx@sha256:{Hex}", image.ToString());
        Assert.Equal("docker.io/library/nginx", image.Scope);
        Assert.Equal("docker.io/library/nginx", Parse("nginx:1.27").Scope);
    }

    private static ImageReference Parse(string text) =>
        ImageReference.TryParse(text, out var reference, out var error) ? reference : throw new ArgumentException(error);
}
