using System.Net.Http.Headers;
using EcsImageAuditor.Tests.Shared.Properties;
using FsCheck;
using FsCheck.Fluent;
using ImageSignatures.Registry.Credentials;

namespace ImageSignatures.Tests.Registry;

public sealed class AuthChallengeTests
{
    [Fact]
    public void A_bearer_challenge_names_realm_service_and_scope()
    {
        var challenge = Choose(
            """Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/nginx:pull,push" """);

        Assert.True(challenge!.IsBearer);
        Assert.Equal("https://auth.docker.io/token", challenge.Realm!.AbsoluteUri);
        Assert.Equal("registry.docker.io", challenge.Service);
        Assert.Equal("repository:library/nginx:pull,push", challenge.Scope);
    }

    [Theory]
    [InlineData("bearer REALM=https://a.example/token")]
    [InlineData("Bearer realm = \"https://a.example/token\" , error=\"invalid_token\"")]
    [InlineData("Bearer realm=\"https://a.example/\\token\"")]
    public void Its_parameters_are_read_as_HTTP_writes_them(string header) =>
        Assert.Equal("https://a.example/token", Choose(header)!.Realm!.AbsoluteUri);

    [Fact]
    public void A_bearer_challenge_goes_before_a_basic_one()
    {
        Assert.True(Choose("Basic realm=\"x\"", "Bearer realm=\"https://a.example/token\"")!.IsBearer);
        Assert.False(Choose("Negotiate", "Basic realm=\"x\"")!.IsBearer);
        Assert.False(Choose("Bearer realm=\"not absolute\"", "Basic realm=\"x\"")!.IsBearer);
    }

    [Theory]
    [InlineData("Negotiate")]
    [InlineData("Bearer")]
    [InlineData("Bearer service=\"x\"")]
    [InlineData("Bearer realm=\"/token\"" + "x")]
    [InlineData("Bearer realm=\"https://a.example/token\",realm=\"https://b.example/token\"")]
    [InlineData("Bearer realm=\"https://a.example/token")]
    [InlineData("Bearer realm=\"https://a.example/token\" service")]
    public void What_is_no_answerable_challenge_is_none(string header) => Assert.Null(Choose(header));

    [Fact]
    public void A_challenge_is_bounded() =>
        Assert.Null(Choose($"Bearer realm=\"https://a.example/token\",scope=\"{new string('x', 5000)}\""));

    [Fact]
    public void Reading_never_throws() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => Choose($"Bearer {text.Get}") is null or { Realm: not null })
            .Holds();

    private static AuthChallenge? Choose(params string[] headers) =>
        AuthChallenge.Choose(headers
            .Select(header => AuthenticationHeaderValue.TryParse(header, out var parsed) ? parsed : null)
            .OfType<AuthenticationHeaderValue>());
}
