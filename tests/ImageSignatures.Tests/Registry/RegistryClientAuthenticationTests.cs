using System.Text;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Registry;

/// <summary>Against the emulator's registry, which checks what it is presented.</summary>
public sealed class RegistryClientAuthenticationTests : IAsyncLifetime
{
    private readonly TestClient _clients = new();
    private readonly List<RegistryServer> _servers = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var server in _servers)
            await server.DisposeAsync();
    }

    [Fact]
    public async Task An_open_registry_is_shown_no_credential()
    {
        var (server, image) = await StartAsync(new RegistryServerOptions());

        await _clients.WithPassword().ResolveAsync(image.ByDigest, default);

        AssertEach.Of(server.Requests, request => Assert.False(request.HasAuthorization));
    }

    [Fact]
    public async Task A_password_is_presented_when_the_registry_asks_and_then_at_once()
    {
        var (server, image) = await StartAsync(Protected());
        var client = _clients.WithPassword();

        await client.ResolveAsync(image.ByDigest, default);
        await client.ResolveAsync(image.ByDigest, default);

        Assert.Equal(["", "Basic", "Basic"], server.Requests.Select(request => request.AuthorizationScheme));
    }

    [Fact]
    public async Task A_token_is_got_once_for_a_repository()
    {
        var (server, image) = await StartAsync(Protected() with { BearerAuth = true });
        var client = _clients.WithPassword();

        await client.ResolveAsync(image.ByDigest, default);
        await client.ResolveAsync(image.ByDigest, default);

        Assert.Equal(["", "Basic", "Bearer", "Bearer"], server.Requests.Select(request => request.AuthorizationScheme));
        Assert.Single(server.Requests, IsForToken);
    }

    [Fact]
    public async Task Calls_at_the_same_time_share_one_token()
    {
        var (server, image) = await StartAsync(Protected() with { BearerAuth = true });
        var client = _clients.WithPassword();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.ResolveAsync(image.ByDigest, default)));

        Assert.Single(server.Requests, IsForToken);
    }

    [Fact]
    public async Task An_open_registry_with_tokens_gives_one_without_a_password()
    {
        var (server, image) = await StartAsync(new RegistryServerOptions { BearerAuth = true });

        await _clients.Anonymous().ResolveAsync(image.ByDigest, default);

        Assert.False(server.Requests.Single(IsForToken).HasAuthorization);
    }

    [Fact]
    public async Task A_token_that_the_registry_no_longer_takes_is_replaced()
    {
        var serverClock = new ManualTimeProvider();
        var (server, image) = await StartAsync(Protected() with { BearerAuth = true, TimeProvider = serverClock });
        var client = _clients.WithPassword();
        await client.ResolveAsync(image.ByDigest, default);

        serverClock.Advance(TimeSpan.FromDays(1));
        await client.ResolveAsync(image.ByDigest, default);

        Assert.Equal(2, server.Requests.Count(IsForToken));
    }

    [Fact]
    public async Task A_token_is_renewed_before_it_expires()
    {
        var (server, image) = await StartAsync(Protected() with { BearerAuth = true });
        var client = _clients.WithPassword();
        await client.ResolveAsync(image.ByDigest, default);

        _clients.Clock.Advance(TimeSpan.FromHours(1));
        await client.ResolveAsync(image.ByDigest, default);

        Assert.Equal(["", "Basic", "Bearer", "", "Basic", "Bearer"], server.Requests.Select(request => request.AuthorizationScheme));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_password_is_denied(bool bearer)
    {
        var (_, image) = await StartAsync(Protected() with { Password = "other", BearerAuth = bearer });

        var failure = await Assert.ThrowsAsync<RegistryException>(() => _clients.WithPassword().ResolveAsync(image.ByDigest, default));

        AssertIsDenied(failure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_missing_password_is_denied(bool bearer)
    {
        var (_, image) = await StartAsync(Protected() with { BearerAuth = bearer });

        var failure = await Assert.ThrowsAsync<RegistryException>(() => _clients.Anonymous().ResolveAsync(image.ByDigest, default));

        AssertIsDenied(failure);
    }

    [Fact]
    public async Task A_blob_elsewhere_is_fetched_without_the_credential()
    {
        foreach (var bearer in new[] { true, false })
        {
            var (server, image) = await StartAsync(Protected() with { BearerAuth = bearer, BlobRedirect = true });
            var envelope = Encoding.UTF8.GetBytes("envelope");

            Assert.Equal(envelope, await _clients.WithPassword().FetchBlobAsync(image.ByDigest, image.PushBlob(envelope), default));
            var atStorage = server.Requests.Single(request => request.PathAndQuery.StartsWith("/storage/", StringComparison.Ordinal));
            Assert.False(atStorage.HasAuthorization);
        }
    }

    private async Task<(RegistryServer Server, TestImage Image)> StartAsync(RegistryServerOptions options)
    {
        var server = await RegistryServer.StartAsync(options);
        _servers.Add(server);
        return (server, await TestImage.PushAsync(server));
    }

    private static RegistryServerOptions Protected() => new() { Username = TestClient.Username, Password = TestClient.Password };

    private static bool IsForToken(RecordedRequest request) => request.PathAndQuery.StartsWith("/token", StringComparison.Ordinal);

    private static void AssertIsDenied(RegistryException failure)
    {
        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Contains("docker login", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Password, failure.ToString(), StringComparison.Ordinal);
    }
}
