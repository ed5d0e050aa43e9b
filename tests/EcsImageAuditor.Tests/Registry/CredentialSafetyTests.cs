using System.Text;
using EcsImageAuditor.Oci;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Verification;
using Microsoft.AspNetCore.Http;

namespace EcsImageAuditor.Tests.Registry;

/// <summary>Whom the client shows which credential, seen by a server that is every host at once.</summary>
public sealed class CredentialSafetyTests : IAsyncLifetime
{
    private const string Ecr = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
    private static readonly string EcrToken = Basic("AWS", TestClient.Password);
    private static readonly string Password = Basic(TestClient.Username, TestClient.Password);
    private readonly TestClient _clients = new();
    private RecordingServer _server = null!;
    private RequestDelegate _answer = ManifestAsync;

    public async Task InitializeAsync() => _server = await RecordingServer.StartAsync(context => _answer(context));

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task ECR_gets_its_token_with_the_first_request()
    {
        await ResolveAsync(Ecr);

        Assert.Equal([EcrToken], Authorizations);
        Assert.StartsWith($"https://{Ecr}/v2/", _server.Requests[0].Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.example")]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com:8443")]
    [InlineData("12345678901.dkr.ecr.us-east-1.amazonaws.com")]
    [InlineData("123456789012.dkr.ecr.cn-north-1.amazonaws.com")]
    [InlineData("public.ecr.aws")]
    public async Task A_look_alike_of_ECR_gets_nothing_even_if_it_asks(string host)
    {
        _answer = context => ChallengeAsync(context, "Basic realm=\"ECR\"");
        var ecrOnly = new CredentialChain(new Known("AWS", TestClient.Password, registry => EcrRegistry.TryParse(registry, out _)), new Known("", "", _ => false));

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(host, ecrOnly));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Equal([null], Authorizations);
    }

    [Theory]
    [InlineData("Bearer realm=\"https://evil.example/token\"")]
    [InlineData("Basic realm=\"ECR\"")]
    public async Task A_challenge_in_the_name_of_ECR_is_not_answered(string challenge)
    {
        _answer = context => ChallengeAsync(context, challenge);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(Ecr));

        Assert.Equal([EcrToken], Authorizations);
        Assert.Contains("ecr:BatchGetImage", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Password, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://auth.example.com/token")]
    [InlineData("http://localhost/token")]
    [InlineData("https://user@auth.example.com/token")]
    [InlineData("ftp://auth.example.com/token")]
    public async Task A_token_service_with_less_protection_than_the_registry_gets_nothing(string realm)
    {
        _answer = context => ChallengeAsync(context, $"Bearer realm=\"{realm}\"");

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Equal([null], Authorizations);
    }

    [Fact]
    public async Task A_token_service_gets_the_credential_and_the_registry_gets_the_token()
    {
        _answer = TokenRegistry("""{"access_token":"the-token","expires_in":300}""");

        await ResolveAsync("example.com");

        Assert.Equal([null, Password, "Bearer the-token"], Authorizations);
        Assert.Equal(
            "https://auth.example.com/token?a=b&scope=repository%3Ateam%2Fapp%3Apull&service=reg%20istry", _server.Requests[1].Address);
    }

    [Fact]
    public async Task An_identity_token_is_exchanged_in_the_body_of_a_request()
    {
        var form = "";
        var registry = TokenRegistry("""{"access_token":"the-token"}""");
        _answer = async context =>
        {
            if (HttpMethods.IsPost(context.Request.Method))
                form = await new StreamReader(context.Request.Body).ReadToEndAsync();
            await registry(context);
        };

        await ResolveAsync("example.com", new Known(RegistryCredential.IdentityTokenUsername, TestClient.Password, _ => true));

        Assert.Equal([null, null, "Bearer the-token"], Authorizations);
        Assert.Equal("https://auth.example.com/token?a=b", _server.Requests[1].Address);
        Assert.Equal("scope=repository%3Ateam%2Fapp%3Apull&service=reg+istry&grant_type=refresh_token&client_id=ecs-image-auditor&refresh_token=hunter2", form);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"token":""}""")]
    [InlineData("""{"token":"line\r\nX-Evil: 1"}""")]
    [InlineData("""{"token":"two words"}""")]
    [InlineData("""{"token":"a","token":"b"}""")]
    public async Task An_answer_without_a_usable_token_is_a_failure_of_the_registry(string answer)
    {
        _answer = TokenRegistry(answer);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("token service auth.example.com", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_of_a_token_service_is_bounded()
    {
        _answer = TokenRegistry($$"""{"token":"{{new string('x', 100_000)}}"}""");

        Assert.Contains("holds no token", (await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, ReasonCode.RegistryDenied)]
    [InlineData(401, ReasonCode.RegistryDenied)]
    [InlineData(403, ReasonCode.RegistryDenied)]
    [InlineData(404, ReasonCode.RegistryUnreachable)]
    [InlineData(307, ReasonCode.RegistryUnreachable)]
    [InlineData(429, ReasonCode.RegistryThrottled)]
    [InlineData(500, ReasonCode.RegistryUnreachable)]
    public async Task A_token_service_that_gives_no_token_is_named(int status, ReasonCode code)
    {
        var registry = TokenRegistry("");
        _answer = context =>
        {
            if (context.Request.Host.Host != "auth.example.com")
                return registry(context);
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "https://evil.example/token";
            return Task.CompletedTask;
        };

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"));

        Assert.Equal(code, failure.Reason.Code);
        Assert.Contains("auth.example.com", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Requests, request => request.Address.Contains("evil", StringComparison.Ordinal));
        Assert.DoesNotContain(TestClient.Password, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_host_takes_no_credential_along()
    {
        _answer = context => context.Request.Host.Host == Ecr ? RedirectAsync(context, "https://other.example/v2/team/app/manifests/1.0") : ManifestAsync(context);

        await ResolveAsync(Ecr);

        Assert.Equal([EcrToken, null], Authorizations);
    }

    [Fact]
    public async Task Links_in_several_headers_are_one_list()
    {
        _answer = context =>
        {
            context.Response.ContentType = MediaTypes.OciIndex;
            if (context.Request.Path.Value!.Contains("/referrers/", StringComparison.Ordinal) && !context.Request.Query.ContainsKey("page"))
                context.Response.Headers.Link = new[] { "<?page=1>; rel=\"first\"", "<?page=2>; rel=\"next\"" };
            return context.Response.WriteAsync("""{"manifests":[]}""");
        };

        await Client(Known.Everything).ReferrersAsync(Image(Ecr), TestImage.SignatureType, default).CountAsync();

        Assert.Contains(_server.Requests, request => request.Address.EndsWith("?page=2", StringComparison.Ordinal));
        Assert.All(Authorizations, authorization => Assert.Equal(EcrToken, authorization));
    }

    [Fact]
    public async Task A_redirect_that_comes_back_does_not_bring_the_credential_back()
    {
        _answer = context => (context.Request.Host.Host, context.Request.Query.Count) switch
        {
            (Ecr, 0) => RedirectAsync(context, "https://other.example/"),
            ("other.example", _) => RedirectAsync(context, $"https://{Ecr}/v2/?back"),
            _ => ManifestAsync(context),
        };

        await ResolveAsync(Ecr);

        Assert.Equal([EcrToken, null, null], Authorizations);
    }

    [Fact]
    public async Task A_redirect_within_the_registry_keeps_the_credential()
    {
        _answer = context => context.Request.Query.Count == 0 ? RedirectAsync(context, "?again") : ManifestAsync(context);

        await ResolveAsync(Ecr);

        Assert.Equal([EcrToken, EcrToken], Authorizations);
    }

    [Theory]
    [InlineData("https://bucket.s3.example/blob?X-Amz-Signature=hunter2")]
    [InlineData("/elsewhere?X-Amz-Signature=hunter2")]
    public async Task The_location_of_a_blob_is_asked_without_a_credential(string location)
    {
        _answer = context => context.Request.Query.Count == 0 ? RedirectAsync(context, location) : context.Response.WriteAsync("blob");
        var blob = new Descriptor { MediaType = "application/jose+json", Digest = Digest.Compute("blob"u8), Size = 4 };

        Assert.Equal("blob"u8.ToArray(), await Client(Known.Everything).FetchBlobAsync(Image(Ecr), blob, default));
        Assert.Equal([EcrToken, null], Authorizations);
    }

    [Theory]
    [InlineData(403, ReasonCode.RegistryDenied)]
    [InlineData(404, ReasonCode.ImageNotFound)]
    [InlineData(500, ReasonCode.RegistryUnreachable)]
    public async Task A_blob_store_that_fails_is_named_without_the_signature_of_its_address(int status, ReasonCode code)
    {
        _answer = context =>
        {
            if (context.Request.Host.Host == Ecr)
                return RedirectAsync(context, "https://bucket.s3.example/blob?X-Amz-Signature=hunter2");
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        var failure = await Assert.ThrowsAsync<RegistryException>(
            () => Client(Known.Everything).FetchBlobAsync(Image(Ecr), new Descriptor { MediaType = "x", Digest = TestImage.Digest, Size = 4 }, default));

        Assert.Equal(code, failure.Reason.Code);
        Assert.Contains("bucket.s3.example", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("ecr:BatchGetImage", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com/v2/")]
    [InlineData("https://user:pass@example.com/v2/")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_to_less_protection_is_not_followed(string location)
    {
        _answer = context => RedirectAsync(context, location);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(Ecr));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Redirects_without_an_end_are_given_up_after_the_third()
    {
        _answer = context => RedirectAsync(context, "?again");

        Assert.Contains("more than 3 times", (await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(Ecr))).Message, StringComparison.Ordinal);
        Assert.Equal(4, _server.Requests.Count);
    }

    [Fact]
    public async Task A_challenge_of_a_host_that_was_redirected_to_is_not_answered()
    {
        _answer = context => context.Request.Host.Host == "example.com"
            ? RedirectAsync(context, "https://evil.example/v2/")
            : ChallengeAsync(context, "Basic realm=\"x\"");

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Equal([null, null], Authorizations);
    }

    private IEnumerable<string?> Authorizations => _server.Requests.Select(request => request.Authorization);

    private Task<Descriptor> ResolveAsync(string host, IRegistryCredentialSource? credentials = null) =>
        Client(credentials ?? Known.Everything).ResolveAsync(Image(host), default);

    private RegistryClient Client(IRegistryCredentialSource credentials) => _clients.With(credentials, http: _server.Http);

    private static ImageByDigest Image(string host) => new(host, TestImage.Repository, TestImage.Digest);

    private static RequestDelegate TokenRegistry(string answer) => context =>
        context.Request.Host.Host == "auth.example.com" ? context.Response.WriteAsync(answer)
        : context.Request.Headers.Authorization.Count == 0 ? ChallengeAsync(
            context, "Bearer realm=\"https://auth.example.com/token?a=b\",service=\"reg istry\",scope=\"repository:team/app:pull\"")
        : ManifestAsync(context);

    private static Task ManifestAsync(HttpContext context)
    {
        context.Response.ContentType = MediaTypes.OciManifest;
        context.Response.ContentLength = TestImage.Bytes.Length;
        context.Response.Headers["Docker-Content-Digest"] = TestImage.Digest.ToString();
        return Task.CompletedTask;
    }

    private static Task ChallengeAsync(HttpContext context, string challenge)
    {
        context.Response.StatusCode = 401;
        context.Response.Headers.WWWAuthenticate = challenge;
        return Task.CompletedTask;
    }

    private static Task RedirectAsync(HttpContext context, string location)
    {
        context.Response.StatusCode = 307;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private static string Basic(string username, string password) =>
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"))}";

    private sealed class Known(string username, string password, Func<string, bool> knows) : IRegistryCredentialSource
    {
        public static CredentialChain Everything { get; } = new(
            new Known("AWS", TestClient.Password, _ => true), new Known("", "", _ => false), new EnvironmentCredentialSource(TestClient.Username, TestClient.Password));

        public Task<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) =>
            Task.FromResult(knows(registry) ? new RegistryCredential(username, password) : null);
    }
}
