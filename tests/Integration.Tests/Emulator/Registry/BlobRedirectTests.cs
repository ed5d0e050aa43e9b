using System.Net;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Emulator.Registry;

namespace Integration.Tests.Emulator.Registry;

public sealed class BlobRedirectTests : IAsyncLifetime
{
    private static readonly byte[] Blob = [1, 2, 3];

    private readonly RegistryServerOptions _options = new() { BlobRedirect = true, Username = "user", Password = "secret" };
    private RegistryServer _registry = null!;
    private RegistryClient _client = null!;

    public async Task InitializeAsync()
    {
        _registry = await RegistryServer.StartAsync(_options);
        _client = new RegistryClient(_registry) { Authorization = RegistryClient.Basic("user", "secret") };
    }

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    [Fact]
    public async Task A_blob_is_fetched_from_another_host_without_credentials()
    {
        var (answer, storage) = await RedirectAsync();
        using var plain = new HttpClient();

        Assert.Equal(HttpStatusCode.TemporaryRedirect, answer.StatusCode);
        Assert.NotEqual(_registry.Host, storage.Authority);
        Assert.Equal(Blob, await plain.GetByteArrayAsync(storage));
        Assert.Equal(["Basic", ""], _registry.Requests.Select(request => request.AuthorizationScheme));
    }

    [Fact]
    public async Task The_storage_refuses_a_request_that_brings_credentials()
    {
        var (_, storage) = await RedirectAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = RegistryClient.Basic("user", "secret");

        var answer = await http.GetAsync(storage);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Only one auth mechanism allowed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_storage_knows_no_other_paths()
    {
        var (_, storage) = await RedirectAsync();
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(storage, "/v2/"))).StatusCode);
    }

    [Fact]
    public async Task HEAD_is_answered_without_a_redirect()
    {
        var head = await _client.SendAsync("HEAD", $"/v2/app/blobs/{_registry.PutBlob("app", Blob)}");

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    private async Task<(HttpResponseMessage Answer, Uri Storage)> RedirectAsync()
    {
        var answer = await _client.SendAsync("GET", $"/v2/app/blobs/{_registry.PutBlob("app", Blob)}");
        return (answer, answer.Headers.Location!);
    }
}
