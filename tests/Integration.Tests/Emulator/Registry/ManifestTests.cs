using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Emulator.Registry;

namespace Integration.Tests.Emulator.Registry;

public sealed class ManifestTests : IAsyncLifetime
{
    // Odd spacing and member order: a registry must give back exactly these bytes.
    private static readonly byte[] Index = Encoding.UTF8.GetBytes("{ \"manifests\" : [] ,\n \"schemaVersion\":2 }");

    private RegistryServer _registry = null!;
    private RegistryClient _client = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync();
        _client = new RegistryClient(_registry);
    }

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    [Fact]
    public async Task A_manifest_comes_back_byte_for_byte_by_tag_and_by_digest()
    {
        var put = await _client.SendAsync("PUT", "/v2/team/app/manifests/v1", Index, MediaTypes.OciIndex);
        var digest = Digest.Of(Index);

        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal($"/v2/team/app/manifests/{digest}", put.Headers.Location!.ToString());
        foreach (var reference in (string[])["v1", digest])
        {
            var get = await _client.SendAsync("GET", $"/v2/team/app/manifests/{reference}");
            Assert.Equal(Index, await get.Content.ReadAsByteArrayAsync());
            Assert.Equal(MediaTypes.OciIndex, get.Content.Headers.ContentType!.ToString());
            Assert.Equal(digest, Assert.Single(get.Headers.GetValues("Docker-Content-Digest")));

            var head = await _client.SendAsync("HEAD", $"/v2/team/app/manifests/{reference}");
            Assert.Equal(Index.Length, head.Content.Headers.ContentLength);
            Assert.Equal(digest, Assert.Single(head.Headers.GetValues("Docker-Content-Digest")));
        }
    }

    [Fact]
    public async Task A_deleted_tag_leaves_the_manifest_and_a_deleted_manifest_takes_its_tags()
    {
        await _client.SendAsync("PUT", "/v2/app/manifests/v1", Index, MediaTypes.OciIndex);
        await _client.SendAsync("PUT", "/v2/app/manifests/v2", Index, MediaTypes.OciIndex);

        Assert.Equal(HttpStatusCode.Accepted, (await _client.SendAsync("DELETE", "/v2/app/manifests/v1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.SendAsync("GET", "/v2/app/manifests/v1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _client.SendAsync("GET", "/v2/app/manifests/v2")).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await _client.SendAsync("DELETE", $"/v2/app/manifests/{Digest.Of(Index)}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.SendAsync("GET", "/v2/app/manifests/v2")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.SendAsync("DELETE", "/v2/app/manifests/v2")).StatusCode);
    }

    [Fact]
    public async Task A_tag_moves_to_the_manifest_pushed_last()
    {
        var second = Encoding.UTF8.GetBytes("""{"schemaVersion":2,"manifests":[]}""");
        await _client.SendAsync("PUT", "/v2/app/manifests/v1", Index, MediaTypes.OciIndex);
        await _client.SendAsync("PUT", "/v2/app/manifests/v1", second, MediaTypes.OciIndex);

        Assert.Equal(second, await (await _client.SendAsync("GET", "/v2/app/manifests/v1")).Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, (await _client.SendAsync("GET", $"/v2/app/manifests/{Digest.Of(Index)}")).StatusCode);
    }

    public static TheoryData<string, string, string, int, string> Refused => new()
    {
        { "v1", "not json", MediaTypes.OciIndex, 400, "MANIFEST_INVALID" },
        { "v1", """{"mediaType":"application/vnd.oci.image.manifest.v1+json"}""", MediaTypes.OciIndex, 400, "MANIFEST_INVALID" },
        { "v1", "{}", "", 400, "MANIFEST_INVALID" },
        { "sha256:" + new string('0', 64), "{}", MediaTypes.OciIndex, 400, "DIGEST_INVALID" },
        { "bad tag", "{}", MediaTypes.OciIndex, 404, "NAME_INVALID" },
        { "v1", """{"config":{"mediaType":"a","digest":"sha256:ab","size":1}}""", MediaTypes.OciManifest, 404, "MANIFEST_BLOB_UNKNOWN" },
        { "v1", """{"layers":[{"mediaType":"a","digest":"sha256:ab","size":1}]}""", MediaTypes.OciManifest, 404, "MANIFEST_BLOB_UNKNOWN" },
        { "v1", """{"manifests":[{"mediaType":"a","digest":"sha256:ab","size":1}]}""", MediaTypes.OciIndex, 404, "MANIFEST_BLOB_UNKNOWN" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_push_that_the_specification_forbids_is_refused(string reference, string body, string type, int status, string code)
    {
        var answer = await _client.SendAsync("PUT", $"/v2/app/manifests/{reference}", Encoding.UTF8.GetBytes(body), type);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, await CodeOf(answer));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.SendAsync("GET", "/v2/app/manifests/v1")).StatusCode);
    }

    [Fact]
    public async Task A_manifest_of_more_than_4_MiB_is_refused()
    {
        var answer = await _client.SendAsync("PUT", "/v2/app/manifests/v1", new byte[(4 << 20) + 1], MediaTypes.OciIndex);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("SIZE_INVALID", await CodeOf(answer));
    }

    [Theory]
    [InlineData("GET", "/v2/app/manifests/none", 404, "MANIFEST_UNKNOWN")]
    [InlineData("GET", "/v2/App/manifests/v1", 404, "NAME_INVALID")]
    [InlineData("POST", "/v2/app/manifests/v1", 405, "UNSUPPORTED")]
    [InlineData("GET", "/v2/app/tags/list", 404, "NAME_UNKNOWN")]
    [InlineData("GET", "/somewhere", 404, "NAME_INVALID")]
    public async Task Errors_have_the_form_of_the_specification(string method, string path, int status, string code)
    {
        var answer = await _client.SendAsync(method, path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, await CodeOf(answer));
    }

    [Fact]
    public async Task Tests_may_store_what_no_push_could()
    {
        var digest = await _registry.PutManifestAsync("app", "garbage"u8.ToArray(), MediaTypes.OciManifest, "v1");

        var get = await _client.SendAsync("GET", "/v2/app/manifests/v1");
        Assert.Equal("garbage", await get.Content.ReadAsStringAsync());
        Assert.True(_registry.DeleteManifest("app", digest));
        Assert.False(_registry.DeleteManifest("app", digest));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.SendAsync("GET", "/v2/app/manifests/v1")).StatusCode);
    }

    [Fact]
    public async Task A_full_registry_says_so_and_has_room_again_after_a_deletion()
    {
        await using var small = await RegistryServer.StartAsync(new RegistryServerOptions { Capacity = 4096 });
        var client = new RegistryClient(small);
        await small.PutManifestAsync("app", new byte[3000], MediaTypes.OciManifest, "big");

        var full = await client.SendAsync("PUT", "/v2/app/manifests/v1", Index, MediaTypes.OciIndex);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, full.StatusCode);
        Assert.Throws<InvalidOperationException>(() => small.PutBlob("app", new byte[10]));

        await client.SendAsync("DELETE", $"/v2/app/manifests/{Digest.Of(new byte[3000])}");
        Assert.Equal(
            HttpStatusCode.Created,
            (await client.SendAsync("PUT", "/v2/app/manifests/v1", Index, MediaTypes.OciIndex)).StatusCode
        );
    }

    private static async Task<string> CodeOf(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.ToString());
        var error = Assert.Single(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsArray());
        Assert.NotEmpty((string)error!["message"]!);
        return (string)error["code"]!;
    }
}
