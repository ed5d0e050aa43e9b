using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using Microsoft.AspNetCore.Http;

namespace ImageSignatures.Tests.Registry;

/// <summary>Where redirects and links lead, and what goes along.</summary>
public sealed class RegistryRedirectTests : EveryHostTests
{
    [Fact]
    public async Task A_redirect_to_another_host_takes_no_credential_along()
    {
        Answer = context => context.Request.Host.Host == Ecr
            ? CannedAnswers.RedirectAsync(context, "https://other.example/v2/team/app/manifests/1.0")
            : CannedAnswers.ManifestAsync(context);

        await ResolveAsync(Ecr);

        Assert.Equal([EcrToken, null], Authorizations);
    }

    [Fact]
    public async Task Links_in_several_headers_are_one_list()
    {
        Answer = context =>
        {
            context.Response.ContentType = MediaTypes.OciIndex;
            if (context.Request.Path.Value!.Contains("/referrers/", StringComparison.Ordinal) && !context.Request.Query.ContainsKey("page"))
                context.Response.Headers.Link = new[] { "<?page=1>; rel=\"first\"", "<?page=2>; rel=\"next\"" };
            return context.Response.WriteAsync("""{"manifests":[]}""");
        };

        await Client(KnownCredential.OfEveryone).ReferrersAsync(Image(Ecr), TestImage.SignatureType, default).CountAsync();

        Assert.Contains(Server.Requests, request => request.Address.EndsWith("?page=2", StringComparison.Ordinal));
        AssertEach.Of(Authorizations, authorization => Assert.Equal(EcrToken, authorization));
    }

    [Fact]
    public async Task A_redirect_that_comes_back_does_not_bring_the_credential_back()
    {
        Answer = context => (context.Request.Host.Host, context.Request.Query.Count) switch
        {
            (Ecr, 0) => CannedAnswers.RedirectAsync(context, "https://other.example/"),
            ("other.example", _) => CannedAnswers.RedirectAsync(context, $"https://{Ecr}/v2/?back"),
            _ => CannedAnswers.ManifestAsync(context),
        };

        await ResolveAsync(Ecr);

        Assert.Equal([EcrToken, null, null], Authorizations);
    }

    [Fact]
    public async Task A_redirect_within_the_registry_keeps_the_credential()
    {
        Answer = context => context.Request.Query.Count == 0
            ? CannedAnswers.RedirectAsync(context, "?again")
            : CannedAnswers.ManifestAsync(context);

        await ResolveAsync(Ecr);

        Assert.Equal([EcrToken, EcrToken], Authorizations);
    }

    [Theory]
    [InlineData("https://bucket.s3.example/blob?X-Amz-Signature=hunter2")]
    [InlineData("/elsewhere?X-Amz-Signature=hunter2")]
    public async Task The_location_of_a_blob_is_asked_without_a_credential(string location)
    {
        Answer = context => context.Request.Query.Count == 0
            ? CannedAnswers.RedirectAsync(context, location)
            : context.Response.WriteAsync("blob");
        var blob = new Descriptor { MediaType = "application/jose+json", Digest = Digest.Compute("blob"u8), Size = 4 };

        Assert.Equal("blob"u8.ToArray(), await Client(KnownCredential.OfEveryone).FetchBlobAsync(Image(Ecr), blob, default));
        Assert.Equal([EcrToken, null], Authorizations);
    }

    [Theory]
    [InlineData(403, ReasonCode.RegistryDenied)]
    [InlineData(404, ReasonCode.ImageNotFound)]
    [InlineData(500, ReasonCode.RegistryUnreachable)]
    public async Task A_blob_store_that_fails_is_named_without_the_signature_of_its_address(int status, ReasonCode code)
    {
        Answer = context =>
        {
            if (context.Request.Host.Host == Ecr)
                return CannedAnswers.RedirectAsync(context, "https://bucket.s3.example/blob?X-Amz-Signature=hunter2");
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };

        var failure = await Assert.ThrowsAsync<RegistryException>(
            () => Client(KnownCredential.OfEveryone).FetchBlobAsync(Image(Ecr), TestImage.Descriptor, default));

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
        Answer = context => CannedAnswers.RedirectAsync(context, location);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(Ecr));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Single(Server.Requests);
    }

    [Fact]
    public async Task Redirects_without_an_end_are_given_up_after_the_third()
    {
        Answer = context => CannedAnswers.RedirectAsync(context, "?again");

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(Ecr));

        Assert.Contains("more than 3 times", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, Server.Requests.Count);
    }

    [Fact]
    public async Task A_challenge_of_a_host_that_was_redirected_to_is_not_answered()
    {
        Answer = context => context.Request.Host.Host == "example.com"
            ? CannedAnswers.RedirectAsync(context, "https://evil.example/v2/")
            : CannedAnswers.ChallengeAsync(context, "Basic realm=\"x\"");

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync("example.com"));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Equal([null, null], Authorizations);
    }
}
