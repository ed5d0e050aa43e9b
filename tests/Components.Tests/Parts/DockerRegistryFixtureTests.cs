using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Components.Tests.Parts;

[Collection(SharedDockerRegistry.Name)]
public sealed class DockerRegistryFixtureTests(DockerRegistryFixture registry) : IDisposable
{
    private readonly HttpClient _http = new();

    [NeedsFact(Component.DockerRegistry, Component.Oras)]
    public async Task Every_vector_is_in_the_registry_by_its_digest()
    {
        await registry.PushVectorsAsync();
        foreach (var vector in VectorSet.All)
            Assert.Equal(HttpStatusCode.OK, await HeadManifestAsync(registry.Host, vector.Repository, vector.Digest, Basic()));
    }

    [NeedsTheory(Component.DockerRegistry, Component.Oras)]
    [InlineData("trusted")]
    [InlineData("many-3-bad-1-good")]
    [InlineData("index-signed")]
    public async Task Oras_brings_a_pushed_image_back_with_all_its_signatures(string name)
    {
        using var oras = new OrasCli();
        using var copy = new TemporaryFolder();
        oras.UseCredentials(registry.Host, registry.Username, registry.Password);
        var vector = VectorSet.Named(name);
        await VectorSet.PushAsync(oras, vector, registry.Host);

        string[] back = ["--from-plain-http", vector.ReferenceIn(registry.Host), "--to-oci-layout", $"{copy.FullName}:v1"];
        (await oras.RunAsync(["cp", "--recursive", "--no-tty", .. back])).Succeeded();

        Assert.Equal(BlobsOf(vector.LayoutPath), BlobsOf(copy.FullName));
    }

    [NeedsFact(Component.DockerRegistry, Component.Oras)]
    public async Task A_push_without_credentials_is_refused()
    {
        using var oras = new OrasCli();
        var push = () => VectorSet.PushAsync(oras, VectorSet.Named("unsigned"), registry.Host);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(push);
        Assert.Contains("credential", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    [NeedsFact(Component.DockerRegistry, Component.Oras)]
    public async Task The_open_registry_asks_for_no_credentials()
    {
        using var oras = new OrasCli();
        var vector = VectorSet.Named("unsigned");
        await VectorSet.PushAsync(oras, vector, registry.OpenHost);
        Assert.Equal(HttpStatusCode.OK, await HeadManifestAsync(registry.OpenHost, vector.Repository, vector.Digest, credentials: null));
    }

    [NeedsFact(Component.DockerRegistry)]
    public async Task The_protected_registry_answers_401_to_a_wrong_password()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(registry.Host, Basic("wrong")));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(registry.Host, Basic()));
    }

    public void Dispose() => _http.Dispose();

    private static IEnumerable<string> BlobsOf(string layout) =>
        Directory.GetFiles(Path.Combine(layout, "blobs", "sha256")).Select(blob => Path.GetFileName(blob)).Order(StringComparer.Ordinal);

    private AuthenticationHeaderValue Basic(string? password = null) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{registry.Username}:{password ?? registry.Password}")));

    private Task<HttpStatusCode> GetAsync(string host, AuthenticationHeaderValue credentials) =>
        SendAsync(HttpMethod.Get, $"http://{host}/v2/", credentials);

    private Task<HttpStatusCode> HeadManifestAsync(string host, string repository, string digest, AuthenticationHeaderValue? credentials) =>
        SendAsync(HttpMethod.Head, $"http://{host}/v2/{repository}/manifests/{digest}", credentials);

    private async Task<HttpStatusCode> SendAsync(HttpMethod method, string uri, AuthenticationHeaderValue? credentials)
    {
        using var request = new HttpRequestMessage(method, uri);
        request.Headers.Authorization = credentials;
        // docker-registry answers 404 for a manifest whose media type the client does not name.
        request.Headers.Accept.ParseAdd(
            "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, " +
            "application/vnd.docker.distribution.manifest.v2+json");
        using var response = await _http.SendAsync(request);
        return response.StatusCode;
    }
}
