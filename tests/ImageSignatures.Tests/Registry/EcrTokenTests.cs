using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Tests.Registry;

/// <summary>Who gets an ECR token.</summary>
public sealed class EcrTokenTests : EveryHostTests
{
    [Fact]
    public async Task ECR_gets_its_token_with_the_first_request()
    {
        await ResolveAsync(Ecr);

        Assert.Equal([EcrToken], Authorizations);
        Assert.StartsWith($"https://{Ecr}/v2/", Server.Requests[0].Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.example")]
    [InlineData("123456789012.dkr.ecr.us-east-1.amazonaws.com:8443")]
    [InlineData("12345678901.dkr.ecr.us-east-1.amazonaws.com")]
    [InlineData("123456789012.dkr.ecr.cn-north-1.amazonaws.com")]
    [InlineData("public.ecr.aws")]
    public async Task A_look_alike_of_ECR_gets_nothing_even_if_it_asks(string host)
    {
        Answer = context => CannedAnswers.ChallengeAsync(context, "Basic realm=\"ECR\"");
        var ecrOnly = new CredentialChain(
            new KnownCredential("AWS", TestClient.Password, registry => EcrRegistry.TryParse(registry, out _)), KnownCredential.None);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(host, ecrOnly));

        Assert.Equal(ReasonCode.RegistryDenied, failure.Reason.Code);
        Assert.Equal([null], Authorizations);
    }

    [Theory]
    [InlineData("Bearer realm=\"https://evil.example/token\"")]
    [InlineData("Basic realm=\"ECR\"")]
    public async Task A_challenge_in_the_name_of_ECR_is_not_answered(string challenge)
    {
        Answer = context => CannedAnswers.ChallengeAsync(context, challenge);

        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(Ecr));

        Assert.Equal([EcrToken], Authorizations);
        Assert.Contains("ecr:BatchGetImage", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(TestClient.Password, failure.ToString(), StringComparison.Ordinal);
    }
}
