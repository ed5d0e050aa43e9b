using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Oci;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Tests.Registry;

public sealed class RegistryClientReferrersTests : IAsyncLifetime
{
    private static readonly string Self = $"sha256-{TestImage.Digest.Hex}";
    private readonly TestClient _clients = new();
    private readonly List<RegistryServer> _servers = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task The_referrers_API_lists_page_by_page()
    {
        var (server, image) = await StartAsync(new RegistryServerOptions { ReferrersPageSize = 2 });
        foreach (var seed in new[] { "a", "b", "c", "d", "e" })
            await image.AttachAsync(seed);

        Assert.Equal(Digests("a", "b", "c", "d", "e"), await ListAsync(image));
        Assert.Equal(3, server.Requests.Count(request => request.PathAndQuery.Contains("/referrers/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_tag_schema_serves_where_the_registry_lacks_the_API()
    {
        var (_, image) = await StartAsync(new RegistryServerOptions { ReferrersApi = false });
        await image.TagAsync(TestImage.ReferrerDescriptor("a"), TestImage.ReferrerDescriptor("b"));

        Assert.Equal(Digests("a", "b"), await ListAsync(image));
    }

    [Fact]
    public async Task Both_lists_count_and_a_digest_that_is_in_both_counts_once()
    {
        var (_, image) = await StartAsync();
        await image.AttachAsync("a");
        await image.AttachAsync("b");
        await image.TagAsync(TestImage.ReferrerDescriptor("b"), TestImage.ReferrerDescriptor("c"), TestImage.ReferrerDescriptor("c"));

        Assert.Equal(Digests("a", "b", "c"), await ListAsync(image));
    }

    [Fact]
    public async Task Only_the_asked_artifact_type_is_listed()
    {
        var (_, image) = await StartAsync();
        await image.AttachAsync("sbom", "application/spdx+json");
        await image.AttachAsync("a");
        await image.TagAsync(TestImage.ReferrerDescriptor("b", "application/spdx+json"), TestImage.ReferrerDescriptor("c"));

        Assert.Equal(Digests("a", "c"), await ListAsync(image));
    }

    [Fact]
    public async Task A_registry_that_does_not_filter_is_filtered_here()
    {
        var (server, image) = await StartAsync();
        Answers(server, $"{TestImage.ReferrerDescriptor("sbom", "application/spdx+json")},{TestImage.ReferrerDescriptor("a")}");

        Assert.Equal(Digests("a"), await ListAsync(image));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_referrers_the_list_is_empty(bool api)
    {
        var (_, image) = await StartAsync(new RegistryServerOptions { ReferrersApi = api });

        Assert.Empty(await ListAsync(image));
    }

    [Fact]
    public async Task The_tag_schema_is_not_asked_before_the_caller_comes_to_it()
    {
        var (server, image) = await StartAsync();
        await image.AttachAsync("a");

        await foreach (var referrer in _clients.Anonymous().ReferrersAsync(image.ByDigest, TestImage.SignatureType, default))
        {
            Assert.Equal(TestImage.ReferrerDigest("a"), referrer.Digest);
            break;
        }

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_image_that_happens_to_have_the_tag_lists_nothing()
    {
        var (_, image) = await StartAsync();
        await image.TagRawAsync("""{"schemaVersion":2,"config":{},"layers":[]}""", MediaTypes.OciManifest);

        Assert.Empty(await ListAsync(image));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task A_list_of_nothing_is_empty(string manifests)
    {
        var (_, image) = await StartAsync();
        await image.TagRawAsync($$"""{"schemaVersion":2,"manifests":{{manifests}}}""");

        Assert.Empty(await ListAsync(image));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"manifests\":[null]}")]
    [InlineData("{\"manifests\":[{}]}")]
    [InlineData("{\"manifests\":[],\"manifests\":[]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":\"a\",\"digest\":\"sha256:abc\",\"size\":1}]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":null,\"digest\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\",\"size\":1}]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":\"a\",\"digest\":null,\"size\":1}]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":\"a\",\"digest\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\",\"size\":1.5}]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":\"a\",\"mediaType\":\"b\",\"digest\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\",\"size\":1}]}")]
    [InlineData("{\"manifests\":[]}{}")]
    [InlineData("{\"manifests\":[")]
    [InlineData("{\"x\":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]],\"manifests\":[]}")]
    public async Task A_malformed_list_is_a_failure_and_not_an_empty_one(string content)
    {
        var (_, image) = await StartAsync();
        await image.TagRawAsync(content);

        var failure = await FailsAsync(image);

        Assert.Contains("not a well-formed image index", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_no_index_is_a_failure_and_not_an_empty_list()
    {
        var (server, image) = await StartAsync();
        server.Faults.Add(new Fault(
            new FaultKind.Status(200) { Headers = new Dictionary<string, string> { ["Content-Type"] = "text/html" }, Body = "<html/>" }, "GET", "/referrers/"));

        Assert.Contains("text/html", (await FailsAsync(image)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/v2/team/app/referrers/x")]
    [InlineData("//evil.example/next")]
    [InlineData("http://user@localhost/next")]
    [InlineData("ftp://localhost/next")]
    public async Task The_next_page_is_looked_for_at_the_registry_only(string link)
    {
        var (server, image) = await StartAsync();
        Answers(server, TestImage.ReferrerDescriptor("a"), link);

        Assert.Contains("another host", (await FailsAsync(image)).Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_malformed_link_is_not_taken_for_the_last_page()
    {
        var (server, image) = await StartAsync();
        Answers(server, TestImage.ReferrerDescriptor("a"), "next>; rel=\"next");

        Assert.Contains("malformed Link header", (await FailsAsync(image)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_an_end_is_given_up()
    {
        var (server, image) = await StartAsync();
        Answers(server, TestImage.ReferrerDescriptor("a"), "?again");

        Assert.Contains("more than 50 pages", (await FailsAsync(image)).Message, StringComparison.Ordinal);
        Assert.Equal(50, server.Requests.Count);
    }

    [Fact]
    public async Task A_list_that_is_too_long_is_given_up()
    {
        var (server, image) = await StartAsync();
        Answers(server, string.Join(',', Enumerable.Range(0, 1001).Select(number => TestImage.ReferrerDescriptor($"{number}", "application/spdx+json"))));

        Assert.Contains("more than the 1000", (await FailsAsync(image)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_tag_schema_is_told_after_what_the_API_listed()
    {
        var (server, image) = await StartAsync();
        await image.AttachAsync("a");
        server.Faults.Add(new Fault(new FaultKind.Status(500), "GET", Self));
        var listed = new List<Descriptor>();

        var failure = await Assert.ThrowsAsync<RegistryException>(async () =>
        {
            await foreach (var referrer in _clients.Anonymous().ReferrersAsync(image.ByDigest, TestImage.SignatureType, default))
                listed.Add(referrer);
        });

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Equal([TestImage.ReferrerDigest("a")], listed.Select(referrer => referrer.Digest));
    }

    [Fact]
    public async Task The_tag_of_a_longer_digest_is_cut_as_the_specification_says()
    {
        var (server, image) = await StartAsync();
        var digest = Digest.Compute(TestImage.Bytes, "sha512");

        await foreach (var _ in _clients.Anonymous().ReferrersAsync(image.ByDigest with { Digest = digest }, TestImage.SignatureType, default))
            Assert.Fail("Nothing refers to it.");

        Assert.EndsWith($"/manifests/sha512-{digest.Hex[..64]}", server.Requests[^1].PathAndQuery, StringComparison.Ordinal);
    }

    private async Task<(RegistryServer Server, TestImage Image)> StartAsync(RegistryServerOptions? options = null)
    {
        var server = await RegistryServer.StartAsync(options);
        _servers.Add(server);
        return (server, await TestImage.PushAsync(server));
    }

    private async Task<IReadOnlyList<Digest>> ListAsync(TestImage image) =>
        await _clients.Anonymous().ReferrersAsync(image.ByDigest, TestImage.SignatureType, default).Select(referrer => referrer.Digest).ToListAsync();

    private async Task<RegistryException> FailsAsync(TestImage image)
    {
        var failure = await Assert.ThrowsAsync<RegistryException>(() => ListAsync(image));
        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        return failure;
    }

    /// <summary>The referrers API gives this instead.</summary>
    private static void Answers(RegistryServer server, string descriptors, string? link = null)
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = MediaTypes.OciIndex };
        if (link is not null)
            headers["Link"] = $"<{link}>; rel=\"next\"";
        server.Faults.Add(new Fault(
            new FaultKind.Status(200) { Headers = headers, Body = $$"""{"schemaVersion":2,"manifests":[{{descriptors}}]}""" },
            request => request.PathAndQuery.Contains("/referrers/", StringComparison.Ordinal)));
    }

    private static Digest[] Digests(params string[] seeds) => [.. seeds.Select(seed => TestImage.ReferrerDigest(seed))];
}
