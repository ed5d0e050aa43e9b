using System.Net;
using System.Text;
using EcsImageAuditor.Emulator.Oci;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Emulator.Registry;

namespace Integration.Tests.Emulator.Registry;

public sealed class BlobTests : IAsyncLifetime
{
    private static readonly byte[] Blob = Encoding.ASCII.GetBytes("0123456789");
    private static readonly string BlobDigest = Digest.Of(Blob);

    private RegistryServer _registry = null!;
    private RegistryClient _client = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync();
        _client = new RegistryClient(_registry);
    }

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    [Fact]
    public async Task A_blob_is_pushed_in_one_request()
    {
        var post = await _client.SendAsync("POST", $"/v2/app/blobs/uploads/?digest={BlobDigest}", Blob);

        Assert.Equal(HttpStatusCode.Created, post.StatusCode);
        Assert.Equal($"/v2/app/blobs/{BlobDigest}", post.Headers.Location!.ToString());
        Assert.Equal(Blob, await ReadAsync("app"));
    }

    [Fact]
    public async Task A_blob_is_pushed_by_POST_and_PUT()
    {
        var upload = await StartAsync();

        var put = await _client.SendAsync("PUT", $"{upload}?digest={BlobDigest}", Blob);

        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal(Blob, await ReadAsync("app"));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.SendAsync("GET", upload)).StatusCode);
    }

    [Fact]
    public async Task A_blob_is_pushed_in_chunks_that_follow_each_other()
    {
        var upload = await StartAsync();

        var first = await _client.SendAsync("PATCH", upload, Blob[..4], range: "0-3");
        Assert.Equal(HttpStatusCode.Accepted, first.StatusCode);
        Assert.Equal("0-3", Assert.Single(first.Headers.GetValues("Range")));
        var gap = await _client.SendAsync("PATCH", upload, Blob[6..], range: "6-9");
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, gap.StatusCode);
        var progress = await _client.SendAsync("GET", upload);
        Assert.Equal(HttpStatusCode.NoContent, progress.StatusCode);
        Assert.Equal("0-3", Assert.Single(progress.Headers.GetValues("Range")));
        await _client.SendAsync("PATCH", upload, Blob[4..8], range: "4-7");
        var put = await _client.SendAsync("PUT", $"{upload}?digest={BlobDigest}", Blob[8..], range: "8-9");

        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal(Blob, await ReadAsync("app"));
    }

    [Fact]
    public async Task A_blob_whose_digest_is_another_is_refused()
    {
        var put = await _client.SendAsync("PUT", $"{await StartAsync()}?digest={BlobDigest}", "other"u8.ToArray());

        Assert.Equal(HttpStatusCode.BadRequest, put.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.SendAsync("HEAD", $"/v2/app/blobs/{BlobDigest}")).StatusCode);
    }

    [Fact]
    public async Task A_cancelled_upload_is_gone_and_belongs_to_one_repository()
    {
        var upload = await StartAsync();

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await _client.SendAsync("GET", upload.Replace("/app/", "/other/", StringComparison.Ordinal))).StatusCode
        );
        Assert.Equal(HttpStatusCode.NoContent, (await _client.SendAsync("DELETE", upload)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.SendAsync("PATCH", upload, Blob)).StatusCode);
    }

    [Fact]
    public async Task A_blob_is_mounted_from_another_repository_or_an_upload_starts()
    {
        _registry.PutBlob("base", Blob);

        var mounted = await _client.SendAsync("POST", $"/v2/app/blobs/uploads/?mount={BlobDigest}&from=base");
        var unknown = await _client.SendAsync("POST", $"/v2/app/blobs/uploads/?mount={Digest.Of([])}&from=base");

        Assert.Equal(HttpStatusCode.Created, mounted.StatusCode);
        Assert.Equal(Blob, await ReadAsync("app"));
        Assert.Equal(HttpStatusCode.Accepted, unknown.StatusCode);
        Assert.StartsWith("/v2/app/blobs/uploads/", unknown.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bytes=0-3", 206, "0123", "bytes 0-3/10")]
    [InlineData("bytes=7-", 206, "789", "bytes 7-9/10")]
    [InlineData("bytes=-2", 206, "89", "bytes 8-9/10")]
    [InlineData("bytes=5-99", 206, "56789", "bytes 5-9/10")]
    [InlineData("bytes=10-", 416, "", "bytes */10")]
    [InlineData("bytes=0-1,3-4", 200, "0123456789", "")]
    public async Task A_range_of_a_blob_is_served(string range, int status, string content, string contentRange)
    {
        _registry.PutBlob("app", Blob);

        var get = await _client.SendAsync("GET", $"/v2/app/blobs/{BlobDigest}", range: range);

        Assert.Equal(status, (int)get.StatusCode);
        Assert.Equal(content, await get.Content.ReadAsStringAsync());
        Assert.Equal(contentRange, get.Content.Headers.ContentRange?.ToString() ?? "");
    }

    [Fact]
    public async Task HEAD_tells_the_size_of_a_blob()
    {
        _registry.PutBlob("app", Blob);

        var head = await _client.SendAsync("HEAD", $"/v2/app/blobs/{BlobDigest}");

        Assert.Equal(Blob.Length, head.Content.Headers.ContentLength);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.SendAsync("HEAD", $"/v2/other/blobs/{BlobDigest}")).StatusCode);
    }

    private async Task<string> StartAsync()
    {
        var post = await _client.SendAsync("POST", "/v2/app/blobs/uploads/");
        Assert.Equal(HttpStatusCode.Accepted, post.StatusCode);
        return post.Headers.Location!.ToString();
    }

    private async Task<byte[]> ReadAsync(string repository) =>
        await (await _client.SendAsync("GET", $"/v2/{repository}/blobs/{BlobDigest}")).Content.ReadAsByteArrayAsync();
}
