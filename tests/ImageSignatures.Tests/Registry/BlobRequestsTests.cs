using System.Security.Cryptography;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signing.Pushing;

namespace ImageSignatures.Tests.Registry;

/// <summary>Which requests a blob costs its target.</summary>
public sealed class BlobRequestsTests : IAsyncLifetime
{
    private readonly TestClient _clients = new();
    private readonly byte[] _small = RandomNumberGenerator.GetBytes(1000);
    private readonly byte[] _large = RandomNumberGenerator.GetBytes(3 * 1024 * 1024);
    private RegistryServer _source = null!;
    private RegistryServer _target = null!;

    public async Task InitializeAsync()
    {
        _source = await RegistryServer.StartAsync();
        _target = await RegistryServer.StartAsync();
        _source.PutBlob("from", _small);
        _source.PutBlob("from", _large);
    }

    public async Task DisposeAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    [Fact]
    public async Task A_small_blob_is_looked_for_and_its_upload_opened_by_one_request()
    {
        Assert.True(await CopyAsync(_small));
        Assert.Equal(["POST", "PUT"], Methods);

        Assert.False(await CopyAsync(_small));
        Assert.Equal(["POST", "PUT", "POST"], Methods);
    }

    [Fact]
    public async Task A_small_blob_is_sent_where_the_registry_refuses_the_mount_that_looks_for_it()
    {
        _target.Faults.Add(new Fault(
            new FaultKind.Status(400), request => request.PathAndQuery.Contains("mount=", StringComparison.Ordinal)));

        Assert.True(await CopyAsync(_small));
        Assert.True(await Pusher().HasBlobAsync(Target, Blob(_small), default));
    }

    [Fact]
    public async Task A_small_blob_that_is_put_where_it_is_already_costs_one_request()
    {
        _target.PutBlob("to", _small);

        await Pusher().PushBlobAsync(Target, Blob(_small), _small, default);

        Assert.Equal(["POST"], Methods);
    }

    [Fact]
    public async Task A_large_blob_that_fits_one_request_is_completed_by_it()
    {
        Assert.True(await CopyAsync(_large));

        Assert.Equal(["POST", "PUT"], Methods);
        Assert.True(await Pusher().HasBlobAsync(Target, Blob(_large), default));
    }

    [Fact]
    public async Task A_request_that_was_to_complete_a_large_blob_and_breaks_is_taken_up()
    {
        _target.Faults.Add(new Fault(new FaultKind.Reset(), "PUT", "/uploads/", times: 1));

        Assert.True(await CopyAsync(_large));

        Assert.True(await Pusher().HasBlobAsync(Target, Blob(_large), default));
        Assert.Equal(1, Methods.Count(method => method == "PATCH"));
    }

    [Fact]
    public async Task A_large_blob_of_another_digest_is_not_completed()
    {
        _source.Faults.Add(new Fault(new FaultKind.WrongBytes(), "GET", "/blobs/"));

        await Assert.ThrowsAsync<RegistryException>(() => CopyAsync(_large));

        Assert.False(await Pusher().HasBlobAsync(Target, Blob(_large), default));
    }

    private static RepositoryName Name(RegistryServer server, string repository) => new(server.Host, repository);

    private RepositoryName Target => Name(_target, "to");

    private IEnumerable<string> Methods => _target.Requests.Select(request => request.Method);

    private static Descriptor Blob(byte[] content) =>
        new() { MediaType = "application/octet-stream", Digest = Digest.Compute(content), Size = content.Length };

    private RegistryPusher Pusher() => new(_clients.Anonymous(), _clients.Clock);

    private Task<bool> CopyAsync(byte[] content) =>
        Pusher().CopyBlobAsync(Name(_source, "from"), Target, Blob(content), null, _ => { }, default);
}
