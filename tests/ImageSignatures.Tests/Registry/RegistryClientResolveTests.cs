using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Registry;

public sealed class RegistryClientResolveTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string> Html = new() { ["Content-Type"] = "text/html; charset=utf-8" };
    private readonly TestClient _clients = new();
    private RegistryServer _server = null!;
    private TestImage _image = null!;

    public async Task InitializeAsync()
    {
        _server = await RegistryServer.StartAsync();
        _image = await TestImage.PushAsync(_server);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_tag_is_resolved_by_one_HEAD_request()
    {
        Assert.Equal(TestImage.Descriptor, await ResolveAsync(":1.0"));
        Assert.Equal([$"HEAD /v2/{TestImage.Repository}/manifests/1.0"], Requests);
    }

    [Fact]
    public async Task Without_a_tag_it_is_latest()
    {
        await TestImage.PushAsync(_server, "latest");

        Assert.Equal(TestImage.Descriptor, await ResolveAsync(""));
    }

    [Fact]
    public async Task A_digest_decides_where_there_is_a_tag_too()
    {
        Assert.Equal(TestImage.Descriptor, await ResolveAsync($":gone@{TestImage.Digest}"));
        Assert.Equal(TestImage.Descriptor, await _clients.Anonymous().ResolveAsync(_image.ByDigest, default));
        AssertEach.Of(Requests, request => Assert.EndsWith(TestImage.Digest.ToString(), request, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(405, false)]
    [InlineData(501, false)]
    [InlineData(200, false)]
    [InlineData(200, true)]
    public async Task Where_HEAD_does_not_tell_the_manifest_itself_is_hashed(int status, bool withoutLength)
    {
        var headers = new Dictionary<string, string>();
        if (withoutLength)
        {
            headers["Docker-Content-Digest"] = TestImage.Digest.ToString();
            headers["Content-Type"] = MediaTypes.OciManifest;
            headers["Content-Length"] = "0";
        }

        _server.Faults.Add(new Fault(Status(status, headers), "HEAD", "/manifests/"));

        Assert.Equal(TestImage.Descriptor, await ResolveAsync(":1.0"));
        Assert.Equal(TestImage.Descriptor, await ResolveAsync($"@{TestImage.Digest}"));
    }

    [Fact]
    public async Task A_HEAD_answer_about_another_digest_is_not_believed()
    {
        var other = Digest.Compute("other"u8).ToString();
        var headers = new Dictionary<string, string>
        {
            ["Docker-Content-Digest"] = other,
            ["Content-Type"] = MediaTypes.OciManifest,
            ["Content-Length"] = "7",
        };
        _server.Faults.Add(new Fault(Status(200, headers), "HEAD", "/manifests/"));

        var failure = await FailsAsync($"@{TestImage.Digest}");

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains(other, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_that_was_damaged_on_its_way_is_a_failure_of_the_registry()
    {
        _server.Faults.Add(new Fault(Status(405, []), "HEAD", "/manifests/"));
        _server.Faults.Add(new Fault(new FaultKind.WrongBytes(), "GET", "/manifests/"));

        foreach (var reference in new[] { ":1.0", $"@{TestImage.Digest}" })
        {
            var failure = await FailsAsync(reference);
            Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
            Assert.Contains("damaged or replaced", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_of_a_proxy_is_no_image()
    {
        _server.Faults.Add(new Fault(new FaultKind.Status(200) { Headers = Html, Body = "<html>Please log in</html>" }));

        var failure = await FailsAsync(":1.0");

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("text/html", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":2.0", "manifest 2.0")]
    [InlineData("@sha256:0000000000000000000000000000000000000000000000000000000000000000", "manifest sha256:0000")]
    public async Task What_the_registry_does_not_have_is_not_found(string reference, string what)
    {
        var failure = await FailsAsync(reference);

        Assert.Equal(ReasonCode.ImageNotFound, failure.Reason.Code);
        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_no_repository_is_never_asked_for()
    {
        foreach (var (registry, repository) in new[] { ("evil.example/x", "app"), (_server.Host, "../app?x") })
        {
            var image = new ImageByDigest(registry, repository, TestImage.Digest);
            await Assert.ThrowsAsync<ArgumentException>(() => _clients.Anonymous().ResolveAsync(image, default));
        }

        Assert.Empty(_server.Requests);
    }

    private IEnumerable<string> Requests => _server.Requests.Select(request => $"{request.Method} {request.PathAndQuery}");

    private Task<Descriptor> ResolveAsync(string tagOrDigest) => _clients.Anonymous().ResolveAsync(_image.Reference(tagOrDigest), default);

    private Task<RegistryException> FailsAsync(string tagOrDigest) =>
        Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(tagOrDigest));

    private static FaultKind.Status Status(int code, Dictionary<string, string> headers) => new(code) { Headers = headers };
}
