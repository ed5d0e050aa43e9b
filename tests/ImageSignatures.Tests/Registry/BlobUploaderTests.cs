using System.Security.Cryptography;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signing.Pushing;

namespace ImageSignatures.Tests.Registry;

public sealed class BlobUploaderTests : IAsyncLifetime
{
    private const int Chunk = 1024 * 1024;
    private static readonly RegistryClientOptions Options = new() { UploadChunkSize = Chunk };
    private readonly TestClient _clients = new();
    private readonly byte[] _content = RandomNumberGenerator.GetBytes((4 * Chunk) + 17);
    private RegistryServer _source = null!;
    private RegistryServer _target = null!;

    private Descriptor Blob => new() { MediaType = "application/octet-stream", Digest = Digest.Compute(_content), Size = _content.Length };

    public async Task InitializeAsync()
    {
        _source = await RegistryServer.StartAsync();
        _target = await RegistryServer.StartAsync();
        _source.PutBlob("from", _content);
    }

    public async Task DisposeAsync()
    {
        await _source.DisposeAsync();
        await _target.DisposeAsync();
    }

    [Fact]
    public async Task A_blob_goes_in_chunks_and_is_there()
    {
        var moved = await CopyAsync();

        Assert.Equal(_content.Length, moved);
        Assert.Equal(5, Count("PATCH"));
        Assert.True(await Pusher().HasBlobAsync(Target, Blob, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task An_upload_that_breaks_goes_on_from_what_the_registry_has(int times)
    {
        var seen = 0;
        _target.Faults.Add(new Fault(new FaultKind.Reset(), request => request.Method == "PATCH" && ++seen > 2, times));

        var moved = await CopyAsync();

        Assert.Equal(_content.Length, moved);
        Assert.Equal(5 + times, Count("PATCH"));
        Assert.Equal(1, _target.Requests.Count(request => request.Method == "POST"));
        Assert.True(await Pusher().HasBlobAsync(Target, Blob, default));
    }

    [Fact]
    public async Task An_upload_that_the_registry_forgets_begins_anew()
    {
        var seen = 0;
        _target.Faults.Add(new Fault(new FaultKind.Status(404), request => request.Method is "PATCH" or "GET" && ++seen > 3, Times: 2));

        Assert.Equal(_content.Length, await CopyAsync());
        Assert.Equal(2, _target.Requests.Count(request => request.Method == "POST"));
    }

    [Fact]
    public async Task An_upload_that_breaks_every_time_is_given_up()
    {
        _target.Faults.Add(new Fault(new FaultKind.Reset(), "PATCH", "/uploads/"));

        var failure = await Assert.ThrowsAsync<RegistryException>(CopyAsync);

        Assert.Contains("broke off again and again, last after 0 of ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_is_forgotten_and_fails_at_the_same_place_again_is_given_up()
    {
        var sent = new Dictionary<string, int>(StringComparer.Ordinal);
        bool IsSecond(string path) => (sent[path] = sent.GetValueOrDefault(path) + 1) > 1;
        _target.Faults.Add(new Fault(new FaultKind.Status(500), request => request.Method == "PATCH" && IsSecond(request.PathAndQuery.Split('?')[0])));
        _target.Faults.Add(new Fault(new FaultKind.Status(404), "GET", "/uploads/"));

        var failure = await Assert.ThrowsAsync<RegistryException>(CopyAsync);

        Assert.Contains("broke off again and again", failure.Message, StringComparison.Ordinal);
        Assert.InRange(Count("PATCH"), 2, 20);
    }

    [Fact]
    public async Task A_completion_whose_token_has_lapsed_is_sent_once_more()
    {
        _target.Faults.Add(new Fault(new FaultKind.Status(401), "PUT", "/uploads/", times: 1));

        Assert.Equal(_content.Length, await CopyAsync());
        Assert.Equal(2, Count("PUT"));
    }

    [Fact]
    public async Task A_completion_whose_answer_is_lost_is_found_to_have_been_one()
    {
        _target.PutBlob("to", _content);
        _target.Faults.Add(new Fault(new FaultKind.Reset(), "PUT", "/uploads/", times: 1));

        Assert.Equal(_content.Length, await CopyAsync());
    }

    [Fact]
    public async Task A_blob_of_another_repository_is_mounted()
    {
        _target.PutBlob("other", _content);

        Assert.False(await Pusher().CopyBlobAsync(Source, Target, Blob, "other", _ => { }, default));
        Assert.True(await Pusher().HasBlobAsync(Target, Blob, default));
        Assert.Equal(0, Count("PATCH"));
    }

    [Fact]
    public async Task Where_a_mount_is_not_granted_the_blob_is_sent()
    {
        Assert.True(await Pusher().CopyBlobAsync(Source, Target, Blob, "nothing/there", _ => { }, default));
        Assert.True(await Pusher().HasBlobAsync(Target, Blob, default));
    }

    private RepositoryName Source => new(_source.Host, "from");

    private RepositoryName Target => new(_target.Host, "to");

    private RegistryPusher Pusher() => new(_clients.Anonymous(Options), _clients.Clock);

    private int Count(string method) => _target.Requests.Count(request => request.Method == method);

    private async Task<long> CopyAsync()
    {
        var moved = 0L;
        await Pusher().CopyBlobAsync(Source, Target, Blob, null, bytes => moved += bytes, default);
        return moved;
    }
}
