using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Registry;

public sealed class RegistryClientFetchTests : IAsyncLifetime
{
    private static readonly byte[] Envelope = [.. Enumerable.Range(0, 100_000).Select(number => (byte)number)];
    private readonly TestClient _clients = new();
    private RegistryServer _server = null!;
    private TestImage _image = null!;
    private Descriptor _blob = null!;

    public async Task InitializeAsync()
    {
        _server = await RegistryServer.StartAsync();
        _image = await TestImage.PushAsync(_server);
        _blob = _image.PushBlob(Envelope);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_manifest_comes_with_its_bytes_and_its_descriptor()
    {
        var manifest = await _clients.Anonymous().FetchManifestAsync(_image.ByDigest, default);

        Assert.Equal(TestImage.Descriptor, manifest.Descriptor);
        Assert.Equal(TestImage.Bytes, manifest.Content.ToArray());
    }

    [Fact]
    public async Task A_blob_comes_with_its_bytes() => Assert.Equal(Envelope, await FetchBlobAsync(_blob));

    [Fact]
    public async Task An_empty_blob_is_a_blob() => Assert.Empty(await FetchBlobAsync(_image.PushBlob([])));

    [Theory]
    [InlineData(99_999)]
    [InlineData(100_001)]
    [InlineData(-1)]
    public async Task A_blob_of_another_size_than_announced_is_refused(long size)
    {
        var failure = await Assert.ThrowsAsync<RegistryException>(() => FetchBlobAsync(_blob with { Size = size }));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains($"100000 bytes where {size} were announced", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_that_is_announced_too_large_is_not_asked_for()
    {
        await Assert.ThrowsAsync<RegistryException>(() => FetchBlobAsync(_blob with { Size = (32 * 1024 * 1024) + 1 }));
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData(99_999, false)]
    [InlineData(100_000, true)]
    public async Task A_blob_is_bounded_by_its_declared_size(int limit, bool allowed)
    {
        var announced = _blob with { Size = Math.Min(limit, _blob.Size) };
        var fetch = () => FetchBlobAsync(announced, new RegistryClientOptions { MaxBlobSize = limit });

        var failure = await Record.ExceptionAsync(fetch);

        Assert.Equal(allowed, failure is null);
        Assert.True(allowed || failure!.Message.Contains("more than the 99999 bytes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_blob_without_an_end_is_given_up_at_its_limit()
    {
        _server.Faults.Add(new Fault(new FaultKind.OversizeBody(long.MaxValue), "GET", "/blobs/"));

        var failure = await Assert.ThrowsAsync<RegistryException>(() => FetchBlobAsync(_blob));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("more than the 33554432 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manifest_without_an_end_is_given_up_at_its_limit()
    {
        _server.Faults.Add(new Fault(new FaultKind.OversizeBody(long.MaxValue), "GET", "/manifests/"));

        var failure = await Assert.ThrowsAsync<RegistryException>(() => _clients.Anonymous().FetchManifestAsync(_image.ByDigest, default));

        Assert.Contains("more than the 4194304 bytes", failure.Message, StringComparison.Ordinal);
    }

    private Task<byte[]> FetchBlobAsync(Descriptor blob, RegistryClientOptions? options = null) =>
        _clients.Anonymous(options).FetchBlobAsync(_image.ByDigest, blob, default);
}
