using System.Globalization;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Http;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Registry;

/// <summary>
/// An OCI registry on the loopback interface, plain HTTP, in memory.
/// See <see href="https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md"/>.
/// </summary>
public sealed class RegistryServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly RegistryStore _store;

    private RegistryServer(LoopbackServer server, RegistryStore store)
    {
        _server = server;
        _store = store;
        Host = string.Create(CultureInfo.InvariantCulture, $"localhost:{server.Ports[0]}");
    }

    /// <summary>Host and port as in an image reference: "localhost:5000".</summary>
    public string Host { get; }

    /// <summary>The faults to commit.</summary>
    public FaultPlan Faults => _server.Faults;

    /// <summary>The last 10,000 requests, oldest first, those to the blob storage port included.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _server.Requests.Snapshot();

    /// <exception cref="ArgumentException">The options contradict each other.</exception>
    public static async Task<RegistryServer> StartAsync(RegistryServerOptions? options = null, CancellationToken ct = default)
    {
        options ??= new RegistryServerOptions();
        if (options.Username is null != options.Password is null)
            throw new ArgumentException("Set both the user name and the password, or neither.", nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.ReferrersPageSize, nameof(options));

        var store = new RegistryStore(options.Capacity);
        var application = new RegistryApplication(store, options);
        var server = await LoopbackServer.StartAsync(application.HandleAsync, options.TimeProvider, options.BlobRedirect ? 2 : 1, ct);
        application.StoragePort = options.BlobRedirect ? server.Ports[1] : 0;
        return new RegistryServer(server, store);
    }

    /// <summary>Forgets the recorded requests.</summary>
    public void ClearRequests() => _server.Requests.Clear();

    /// <summary>Stores a manifest without the checks of a push: neither its JSON nor what it refers to is looked at.</summary>
    /// <returns>The manifest's digest.</returns>
    /// <exception cref="InvalidOperationException">The registry is full.</exception>
    public Task<string> PutManifestAsync(string repository, ReadOnlyMemory<byte> bytes, string mediaType, string? tag = null)
    {
        CheckName(repository);
        var content = new Content(mediaType, bytes.ToArray());
        ManifestFields.TryRead(bytes.Span, out var fields);
        if (!_store.TryPutManifest(repository, content, fields, tag ?? ""))
            throw new InvalidOperationException(_store.FullMessage);
        return Task.FromResult(content.Descriptor.Digest);
    }

    /// <summary>Stores a blob.</summary>
    /// <returns>The blob's digest.</returns>
    /// <exception cref="InvalidOperationException">The registry is full.</exception>
    public string PutBlob(string repository, ReadOnlyMemory<byte> bytes)
    {
        CheckName(repository);
        var digest = Digest.Of(bytes.Span);
        if (!_store.TryPutBlob(repository, digest, bytes.ToArray()))
            throw new InvalidOperationException(_store.FullMessage);
        return digest;
    }

    /// <summary>Removes a tag, or a manifest by digest with all its tags; false when there is none.</summary>
    public bool DeleteManifest(string repository, string reference) => _store.Delete(repository, reference);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static void CheckName(string repository)
    {
        if (!RegistryRoute.IsRepository(repository))
            throw new ArgumentException($"\"{repository}\" is not a repository name.", nameof(repository));
    }
}
