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
        var html = new Dictionary<string, string> { ["Content-Type"] = "text/html" };
        var page = new FaultKind.Status(200) { Headers = html, Body = "<html/>" };
        server.Faults.Add(new Fault(page, "GET", "/referrers/"));

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
        var descriptors = Enumerable.Range(0, 1001).Select(number => TestImage.ReferrerDescriptor($"{number}", "application/spdx+json"));
        Answers(server, string.Join(',', descriptors));

        Assert.Contains("more than the 1000", (await FailsAsync(image)).Message, StringComparison.Ordinal);
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
