using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using Microsoft.AspNetCore.Http;

namespace ImageSignatures.Tests.Registry;

/// <summary>What a token service is shown, and what it may answer.</summary>
public sealed class TokenServiceTests : EveryHostTests
{
    [Theory]
    [InlineData("http://auth.example.com/token")]
    [InlineData("http://localhost/token")]
    [InlineData("https://user@auth.example.com/token")]
    [InlineData("ftp://auth.example.com/token")]
    public async Task A_token_service_with_less_protection_than_the_registry_gets_nothing(string realm)
    {
        Answer = context => CannedAnswers.ChallengeAsync(context, $"Bearer realm=\"{realm}\"");

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Equal([null], Authorizations);
    }

    [Fact]
    public async Task A_token_service_gets_the_credential_and_the_registry_gets_the_token()
    {
        Answer = TokenRegistry("""{"access_token":"the-token","expires_in":300}""");

        await ResolveAsync("example.com");

        Assert.Equal([null, Password, "Bearer the-token"], Authorizations);
        Assert.Equal(
            "https://auth.example.com/token?a=b&scope=repository%3Ateam%2Fapp%3Apull&service=reg%20istry", Server.Requests[1].Address);
    }

    [Fact]
    public async Task An_identity_token_is_exchanged_in_the_body_of_a_request()
    {
        var form = "";
        var registry = TokenRegistry("""{"access_token":"the-token"}""");
        Answer = async context =>
        {
            if (HttpMethods.IsPost(context.Request.Method))
                form = await new StreamReader(context.Request.Body).ReadToEndAsync();
            await registry(context);
        };

        await ResolveAsync("example.com", new KnownCredential(RegistryCredential.IdentityTokenUsername, TestClient.Password, _ => true));

        Assert.Equal([null, null, "Bearer the-token"], Authorizations);
        Assert.Equal("https://auth.example.com/token?a=b", Server.Requests[1].Address);
        Assert.Equal(
            "scope=repository%3Ateam%2Fapp%3Apull&service=reg+istry&grant_type=refresh_token&client_id=ecs-image-auditor&refresh_token=hunter2",
            form);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("""{"token":""}""")]
    [InlineData("""{"token":"line\r\nX-Evil: 1"}""")]
    [InlineData("""{"token":"two words"}""")]
    [InlineData("""{"token":"a","token":"b"}""")]
    public async Task AnAnswer_without_a_usable_token_is_a_failure_of_the_registry(string answer)
    {
        Answer = TokenRegistry(answer);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("token service auth.example.com", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheAnswer_of_a_token_service_is_bounded()
    {
        Answer = TokenRegistry($$"""{"token":"{{new string('x', 100_000)}}"}""");

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"));

        Assert.Contains("holds no token", failure.Message, StringComparison.Ordinal);
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
        Answer = context =>
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
        AssertEach.IsNot(Server.Requests, request => request.Address.Contains("evil", StringComparison.Ordinal));
        Assert.DoesNotContain(TestClient.Password, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("300")]
    [InlineData("\"300\"")]
    [InlineData("300.5")]
    [InlineData("1e30")]
    [InlineData("99999999999")]
    [InlineData("null")]
    [InlineData("-1")]
    [InlineData("\"soon\"")]
    [InlineData("{}")]
    public async Task The_lifetime_of_a_token_may_be_written_in_any_way(string seconds)
    {
        Answer = TokenRegistry($$"""{"token":"the-token","expires_in":{{seconds}}}""");

        await ResolveAsync("example.com");

        Assert.Equal("Bearer the-token", Authorizations.Last());
    }

    [Fact]
    public async Task A_token_service_may_redirect_within_its_host()
    {
        var registry = TokenRegistry("""{"token":"the-token"}""");
        Answer = context => context.Request.Path == "/token"
            ? CannedAnswers.RedirectAsync(context, "/v2/token" + context.Request.QueryString)
            : registry(context);

        await ResolveAsync("example.com");

        Assert.Equal([null, Password, Password, "Bearer the-token"], Authorizations);
        Assert.StartsWith("https://auth.example.com/v2/token?a=b&scope=", Server.Requests[2].Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_challenge_that_cannot_be_read_is_shown()
    {
        Answer = context => CannedAnswers.ChallengeAsync(context, "Bearer realm");

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Contains("not supported or cannot be read (WWW-Authenticate: Bearer realm)", failure.Message, StringComparison.Ordinal);
    }

    private static RequestDelegate TokenRegistry(string answer) => context =>
        context.Request.Host.Host == "auth.example.com" ? context.Response.WriteAsync(answer)
        : context.Request.Headers.Authorization.Count == 0 ? CannedAnswers.ChallengeAsync(
            context, "Bearer realm=\"https://auth.example.com/token?a=b\",service=\"reg istry\",scope=\"repository:team/app:pull\"")
        : CannedAnswers.ManifestAsync(context);
}
