using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;

namespace ImageSignatures.Tests.Registry;

public sealed class ReferrersListingTests : ReferrersTests
{
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

        await foreach (var referrer in Clients.Anonymous().ReferrersAsync(image.ByDigest, TestImage.SignatureType, default))
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
    [InlineData("application/json")]
    [InlineData("APPLICATION/VND.OCI.IMAGE.INDEX.V1+JSON")]
    public async Task An_index_of_another_media_type_under_the_tag_lists_what_it_has(string mediaType)
    {
        var (_, image) = await StartAsync();
        await image.TagRawAsync($$"""{"schemaVersion":2,"manifests":[{{TestImage.ReferrerDescriptor("a")}}]}""", mediaType);

        Assert.Equal(Digests("a"), await ListAsync(image));
    }

    [Theory]
    [InlineData("artifactType", 1)]
    [InlineData("annotation, artifactType", 1)]
    [InlineData("annotation", 0)]
    public async Task The_filter_may_be_named_by_an_annotation_of_the_answer(string filters, int count)
    {
        var (server, image) = await StartAsync();
        var entry = TestImage.ReferrerDescriptor("a").Replace($",\"artifactType\":\"{TestImage.SignatureType}\"", "",
            StringComparison.Ordinal);
        Answers(server, $"{entry}],\"annotations\":{{\"org.opencontainers.referrers.filtersApplied\":\"{filters}\"}},\"x\":[");

        Assert.Equal(count, (await ListAsync(image)).Count);
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

    [Fact]
    public async Task The_tag_of_a_longer_digest_is_cut_as_the_specification_says()
    {
        var (server, image) = await StartAsync();
        var digest = Digest.Compute(TestImage.Bytes, "sha512");

        var longer = image.ByDigest with { Digest = digest };
        Assert.Empty(await Clients.Anonymous().ReferrersAsync(longer, TestImage.SignatureType, default).ToListAsync());

        Assert.EndsWith($"/manifests/sha512-{digest.Hex[..64]}", server.Requests[^1].PathAndQuery, StringComparison.Ordinal);
    }
}
