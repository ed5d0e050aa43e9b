using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using Microsoft.AspNetCore.Http;

namespace ImageSignatures.Tests.Registry;

/// <summary>Where the link of a listing leads to, and which name of the registry is asked for the next page.</summary>
public sealed class RegistryLinkTests : EveryHostTests
{
    private const string Here = "/v2/team/app/referrers/DIGEST";
    private const string Elsewhere = "/v2/team/app/_more";

    [Theory]
    [InlineData($"<https://{Ecr}:443{Elsewhere}?page=2>; rel=\"next\"")]
    [InlineData($"<https://123456789012.DKR.ECR.us-east-1.AmazonAWS.com{Elsewhere}?page=2>; rel=\"next\"")]
    [InlineData($"<https://123456789012.dkr-ecr.us-east-1.on.aws{Elsewhere}?page=2>; rel=\"next\"")]
    [InlineData($"<https://123456789012.dkr.ecr-fips.us-east-1.amazonaws.com{Elsewhere}?page=2>; rel=\"next\"")]
    [InlineData($"<https://123456789012.dkr-ecr-fips.us-east-1.on.aws{Elsewhere}?page=2>")]
    [InlineData($"<https://registry.internal{Here}?page=2>; rel=\"next\"")]
    [InlineData($"<{Elsewhere}?page=2>")]
    [InlineData("<?page=2>; title=\"the rest\"")]
    public async Task A_link_to_another_name_of_the_registry_is_followed_by_the_name_that_is_known_here(string link)
    {
        Answer = context => PageAsync(context, link);

        Assert.Equal(2, await CountAsync());

        var pages = Server.Requests.Where(request => request.Address.Contains("page=2", StringComparison.Ordinal));
        Assert.StartsWith($"https://{Ecr}/v2/team/app/", Assert.Single(pages).Address, StringComparison.Ordinal);
        AssertEach.Of(Authorizations, authorization => Assert.Equal(EcrToken, authorization));
    }

    [Theory]
    [InlineData($"https://evil.example{Elsewhere}")]
    [InlineData($"https://999999999999.dkr.ecr.us-east-1.amazonaws.com{Elsewhere}")]
    [InlineData($"https://123456789012.dkr.ecr.eu-west-1.amazonaws.com{Elsewhere}")]
    [InlineData($"https://{Ecr}.evil.example{Elsewhere}")]
    [InlineData($"https://{Ecr}:8443{Elsewhere}")]
    [InlineData($"https://{Ecr}@evil.example{Elsewhere}")]
    [InlineData($"http://{Ecr}{Elsewhere}")]
    public async Task A_link_to_a_foreign_host_is_refused_and_never_asked(string link)
    {
        Answer = context => PageAsync(context, $"<{link}?page=2>; rel=\"next\"");

        var failure = await Assert.ThrowsAsync<RegistryException>(CountAsync);

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("continues at another host, where it is not followed; try again", failure.Message, StringComparison.Ordinal);
        Assert.Single(Server.Requests);
    }

    private static Task PageAsync(HttpContext context, string link)
    {
        context.Response.ContentType = MediaTypes.OciIndex;
        var isTag = context.Request.Path.Value!.Contains("/manifests/", StringComparison.Ordinal);
        var isSecond = context.Request.Query.ContainsKey("page");
        if (!isTag && !isSecond)
            context.Response.Headers.Link = link.Replace("DIGEST", $"{TestImage.Digest}", StringComparison.Ordinal);
        return context.Response.WriteAsync(
            isTag ? """{"manifests":[]}""" : $$"""{"manifests":[{{TestImage.ReferrerDescriptor(isSecond ? "b" : "a")}}]}""");
    }

    private async Task<int> CountAsync() =>
        await Client(KnownCredential.OfEveryone).ReferrersAsync(Image(Ecr), TestImage.SignatureType, default).CountAsync();
}
