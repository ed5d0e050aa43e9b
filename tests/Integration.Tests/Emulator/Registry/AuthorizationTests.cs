using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;

namespace Integration.Tests.Emulator.Registry;

public sealed class AuthorizationTests
{
    private static readonly RegistryServerOptions Basic = new() { Username = "user", Password = "secret" };
    private static readonly RegistryServerOptions Bearer = Basic with { BearerAuth = true };

    [Fact]
    public async Task Basic_credentials_are_asked_for_and_checked()
    {
        await using var registry = await RegistryServer.StartAsync(Basic);
        var client = new RegistryClient(registry);

        var refused = await client.SendAsync("GET", "/v2/");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Basic realm=\"registry\"", refused.Headers.WwwAuthenticate.ToString());
        Assert.Contains("UNAUTHORIZED", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        client.Authorization = RegistryClient.Basic("user", "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("GET", "/v2/")).StatusCode);
        client.Authorization = new AuthenticationHeaderValue("Basic", "%%%");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("GET", "/v2/")).StatusCode);
        client.Authorization = RegistryClient.Basic("user", "secret");
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("GET", "/v2/")).StatusCode);
    }

    [Fact]
    public async Task Requests_are_recorded_with_the_scheme_and_never_the_secret()
    {
        await using var registry = await RegistryServer.StartAsync();
        var client = new RegistryClient(registry) { Authorization = RegistryClient.Basic("user", "secret") };
        await client.SendAsync("GET", "/v2/app/tags/list?n=1");
        client.Authorization = new AuthenticationHeaderValue("dXNlcjpzZWNyZXQ");
        await client.SendAsync("HEAD", "/v2/");
        client.Authorization = null;
        await client.SendAsync("GET", "/v2/");

        Assert.Equal(
            [("GET", "/v2/app/tags/list?n=1", "Basic"), ("HEAD", "/v2/", "?"), ("GET", "/v2/", "")],
            registry.Requests.Select(request => (request.Method, request.PathAndQuery, request.AuthorizationScheme)));
        Assert.Equal([true, true, false], registry.Requests.Select(request => request.HasAuthorization));
        registry.ClearRequests();
        Assert.Empty(registry.Requests);
    }

    [Theory]
    [InlineData("GET", "/v2/", "")]
    [InlineData("GET", "/v2/team/app/manifests/v1", ",scope=\"repository:team/app:pull\"")]
    [InlineData("POST", "/v2/team/app/blobs/uploads/", ",scope=\"repository:team/app:pull,push\"")]
    [InlineData("DELETE", "/v2/team/app/manifests/v1", ",scope=\"repository:team/app:delete\"")]
    public async Task A_bearer_challenge_names_the_token_endpoint_and_the_scope(string method, string path, string scope)
    {
        await using var registry = await RegistryServer.StartAsync(Bearer);
        var client = new RegistryClient(registry);

        var refused = await client.SendAsync(method, path);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(
            $"Bearer realm=\"http://{registry.Host}/token\",service=\"registry.emulator\"{scope}",
            refused.Headers.WwwAuthenticate.ToString()
        );
    }

    [Fact]
    public async Task A_token_is_good_for_its_scope_and_no_other()
    {
        await using var registry = await RegistryServer.StartAsync(Bearer);
        var client = new RegistryClient(registry);
        client.Authorization = await TokenAsync(client, "repository:app:pull");

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("GET", "/v2/")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SendAsync("GET", "/v2/app/manifests/v1")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("GET", "/v2/other/manifests/v1")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("POST", "/v2/app/blobs/uploads/")).StatusCode);
        client.Authorization = RegistryClient.Basic("user", "secret");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("GET", "/v2/")).StatusCode);
    }

    [Fact]
    public async Task A_blob_is_not_mounted_from_a_repository_that_the_token_does_not_cover()
    {
        await using var registry = await RegistryServer.StartAsync(Bearer);
        var client = new RegistryClient(registry);
        var digest = registry.PutBlob("secret", new byte[] { 1 });
        client.Authorization = await TokenAsync(client, "repository:app:pull,push");

        var answer = await client.SendAsync("POST", $"/v2/app/blobs/uploads/?mount={digest}&from=secret");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_expires()
    {
        var time = new ManualTimeProvider();
        await using var registry = await RegistryServer.StartAsync(Bearer with { TimeProvider = time });
        var client = new RegistryClient(registry);
        client.Authorization = await TokenAsync(client, "repository:app:pull");

        time.Advance(TimeSpan.FromSeconds(299));
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync("GET", "/v2/")).StatusCode);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync("GET", "/v2/")).StatusCode);
    }

    [Fact]
    public async Task Tokens_are_given_for_the_password_only_or_to_everybody_by_an_open_registry()
    {
        await using var closed = await RegistryServer.StartAsync(Bearer);
        await using var open = await RegistryServer.StartAsync(new RegistryServerOptions { BearerAuth = true });
        var stranger = new RegistryClient(closed);
        var guest = new RegistryClient(open);

        var refused = await stranger.SendAsync("GET", "/token?scope=repository:app:pull");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Basic", Assert.Single(refused.Headers.WwwAuthenticate).Scheme);
        Assert.Equal(HttpStatusCode.OK, (await guest.SendAsync("GET", "/token?scope=repository:app:pull")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await guest.SendAsync("GET", "/v2/")).StatusCode);
    }

    [Fact]
    public async Task A_user_name_without_a_password_is_refused_at_the_start() =>
        await Assert.ThrowsAsync<ArgumentException>(() => RegistryServer.StartAsync(new RegistryServerOptions { Username = "user" }));

    private static async Task<AuthenticationHeaderValue> TokenAsync(RegistryClient client, string scope)
    {
        client.Authorization = RegistryClient.Basic("user", "secret");
        var answer = await client.SendAsync("GET", $"/token?service=registry.emulator&scope={scope}");
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal((string)token["token"]!, (string)token["access_token"]!);
        Assert.Equal(300, (int)token["expires_in"]!);
        return new AuthenticationHeaderValue("Bearer", (string)token["token"]!);
    }
}
