using Amazon.ECR;
using Components.Tests.Parts;
using EcsImageAuditor.Tests.Shared.AwsSdk;
using ImageSignatures.Aws;

namespace Components.Tests.Registry;

/// <summary>Against moto, an emulator of ECR that nobody here wrote.</summary>
[Collection(SharedMoto.Name)]
public sealed class EcrCredentialSourceMotoTests(MotoFixture moto)
{
    [NeedsFact(Component.Moto)]
    public async Task A_token_comes_from_GetAuthorizationToken()
    {
        using var client = new AmazonECRClient(
            Clients.Credentials, new AmazonECRConfig { ServiceURL = moto.Endpoint.AbsoluteUri, AuthenticationRegion = "us-east-1" });
        var source = new EcrCredentialSource(_ => client, TimeProvider.System);

        var credential = await source.FindAsync("123456789012.dkr.ecr.us-east-1.amazonaws.com", default);

        Assert.Equal("AWS", credential!.Username);
        Assert.NotEmpty(credential.Password);
    }
}
