using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;

namespace ImageSignatures.Tests.Registry;

/// <summary>Tests of the referrers of one image in an emulated registry.</summary>
public abstract class ReferrersTests : IAsyncLifetime
{
    private readonly List<RegistryServer> _servers = [];

    private protected TestClient Clients { get; } = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    private protected async Task<(RegistryServer Server, TestImage Image)> StartAsync(RegistryServerOptions? options = null)
    {
        var server = await RegistryServer.StartAsync(options);
        _servers.Add(server);
        return (server, await TestImage.PushAsync(server));
    }

    private protected async Task<IReadOnlyList<Digest>> ListAsync(TestImage image) =>
        await Clients.Anonymous().ReferrersAsync(image.ByDigest, TestImage.SignatureType, default)
            .Select(referrer => referrer.Digest)
            .ToListAsync();

    /// <summary>The referrers API gives this instead.</summary>
    protected static void Answers(RegistryServer server, string descriptors, string? link = null)
    {
        var headers = new Dictionary<string, string> { ["Content-Type"] = MediaTypes.OciIndex };
        if (link is not null)
            headers["Link"] = $"<{link}>; rel=\"next\"";
        server.Faults.Add(new Fault(
            new FaultKind.Status(200) { Headers = headers, Body = $$"""{"schemaVersion":2,"manifests":[{{descriptors}}]}""" },
            request => request.PathAndQuery.Contains("/referrers/", StringComparison.Ordinal)));
    }

    protected static Digest[] Digests(params string[] seeds) => [.. seeds.Select(seed => TestImage.ReferrerDigest(seed))];
}
