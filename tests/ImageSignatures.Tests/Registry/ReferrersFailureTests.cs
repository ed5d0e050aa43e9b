using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Registry;

public sealed class ReferrersFailureTests : ReferrersTests
{
    private const string Zeros = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"manifests\":[null]}")]
    [InlineData("{\"manifests\":[{}]}")]
    [InlineData("{\"manifests\":[],\"manifests\":[]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":\"a\",\"digest\":\"sha256:abc\",\"size\":1}]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":null,\"digest\":\"" + Zeros + "\",\"size\":1}]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":\"a\",\"digest\":null,\"size\":1}]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":\"a\",\"digest\":\"" + Zeros + "\",\"size\":1.5}]}")]
    [InlineData("{\"manifests\":[{\"mediaType\":\"a\",\"mediaType\":\"b\",\"digest\":\"" + Zeros + "\",\"size\":1}]}")]
    [InlineData("{\"manifests\":[]}{}")]
    [InlineData("{\"manifests\":[")]
    [InlineData("{\"x\":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]],\"manifests\":[]}")]
    public async Task A_malformed_list_that_has_its_digest_lists_nothing_and_says_so(string content)
    {
        var (_, image) = await StartAsync();
        await image.TagRawAsync(content);

        var pages = await Clients.Anonymous().ReferrerPagesAsync(image.ByDigest, TestImage.SignatureType, default).ToListAsync();

        Assert.Empty(pages.SelectMany(page => page.Referrers));
        Assert.Contains("sha256-", Assert.Single(pages.SelectMany(page => page.Warnings)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData("{\"mediaType\":\"a\",\"mediaType\":\"b\",\"digest\":\"" + Zeros + "\",\"size\":1,\"artifactType\":\"x\"}")]
    [InlineData("{\"mediaType\":\"a\",\"digest\":\"" + Zeros + "\",\"size\":1,\"artifactType\":1}")]
    [InlineData("{\"mediaType\":\"a\",\"digest\":\"" + Zeros + "\",\"size\":-1}")]
    [InlineData("{\"mediaType\":\"\\ud800\",\"digest\":\"" + Zeros + "\",\"size\":1}")]
    public async Task One_malformed_entry_does_not_hide_the_others(string entry)
    {
        var (_, image) = await StartAsync();
        await image.TagRawAsync($$"""{"manifests":[{{TestImage.ReferrerDescriptor("a")}},{{entry}},{{TestImage.ReferrerDescriptor("b")}}]}""");

        Assert.Equal(Digests("a", "b"), await ListAsync(image));
    }

    [Theory]
    [InlineData("{\"manifests\":[")]
    [InlineData("nothing")]
    public async Task An_answer_of_the_API_that_is_not_JSON_is_a_failure_and_not_an_empty_list(string body)
    {
        var (server, image) = await StartAsync();
        var headers = new Dictionary<string, string> { ["Content-Type"] = MediaTypes.OciIndex };
        server.Faults.Add(new Fault(new FaultKind.Status(200) { Headers = headers, Body = body }, "GET", "/referrers/"));

        Assert.Contains("not a well-formed image index", (await FailsAsync(image)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_under_the_tag_that_have_another_digest_than_is_said_are_a_failure()
    {
        var (server, image) = await StartAsync();
        var headers = new Dictionary<string, string> { ["Content-Type"] = MediaTypes.OciIndex, ["Docker-Content-Digest"] = Zeros };
        server.Faults.Add(new Fault(new FaultKind.Status(200) { Headers = headers, Body = "{}" }, "GET", "/manifests/sha256-"));

        Assert.Contains("damaged", (await FailsAsync(image)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_API_answers_with_a_page_the_tag_schema_is_read()
    {
        var (server, image) = await StartAsync();
        await image.TagAsync(TestImage.ReferrerDescriptor("a"));
        var html = new Dictionary<string, string> { ["Content-Type"] = "text/html" };
        server.Faults.Add(new Fault(new FaultKind.Status(200) { Headers = html, Body = "<html/>" }, "GET", "/referrers/"));

        var pages = await Clients.Anonymous().ReferrerPagesAsync(image.ByDigest, TestImage.SignatureType, default).ToListAsync();

        Assert.Equal(Digests("a"), pages.SelectMany(page => page.Referrers).Select(referrer => referrer.Digest));
        Assert.Contains("text/html", Assert.Single(pages.SelectMany(page => page.Warnings)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_registry_says_that_it_filtered_an_entry_without_a_type_is_of_that_type()
    {
        var (server, image) = await StartAsync();
        var entry = $$"""{"mediaType":"{{MediaTypes.OciManifest}}","digest":"{{Zeros}}","size":1}""";
        var headers = new Dictionary<string, string> { ["Content-Type"] = MediaTypes.OciIndex, ["OCI-Filters-Applied"] = "artifactType" };
        server.Faults.Add(new Fault(
            new FaultKind.Status(200) { Headers = headers, Body = $$"""{"manifests":[{{entry}}]}""" }, "GET", "/referrers/"));

        Assert.Equal(Zeros, Assert.Single(await ListAsync(image)).ToString());
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

        Assert.Contains("more than 100 pages", (await FailsAsync(image)).Message, StringComparison.Ordinal);
        Assert.Equal(100, server.Requests.Count);
    }

    [Fact]
    public async Task Referrers_of_other_types_hide_nothing()
    {
        var (server, image) = await StartAsync();
        var reports = Enumerable.Range(0, 2000).Select(number => TestImage.ReferrerDescriptor($"{number}", "application/spdx+json"));
        Answers(server, string.Join(',', [.. reports, TestImage.ReferrerDescriptor("a")]));

        Assert.Equal(Digests("a"), await ListAsync(image));
    }

    [Fact]
    public async Task A_failing_tag_schema_is_told_after_what_the_API_listed()
    {
        var (server, image) = await StartAsync();
        await image.AttachAsync("a");
        server.Faults.Add(new Fault(new FaultKind.Status(500), "GET", $"sha256-{TestImage.Digest.Hex}"));
        var listed = new List<Descriptor>();

        var failure = await Assert.ThrowsAsync<RegistryException>(async () =>
        {
            await foreach (var referrer in Clients.Anonymous().ReferrersAsync(image.ByDigest, TestImage.SignatureType, default))
                listed.Add(referrer);
        });

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Equal([TestImage.ReferrerDigest("a")], listed.Select(referrer => referrer.Digest));
    }

    private async Task<RegistryException> FailsAsync(TestImage image)
    {
        var failure = await Assert.ThrowsAsync<RegistryException>(() => ListAsync(image));
        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        return failure;
    }
}
