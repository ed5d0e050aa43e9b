using System.Net;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.Runtime;
using EcsImageAuditor.Doctor;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using Moq;

namespace EcsImageAuditor.Tests.Doctor;

/// <summary>Registries of ECR, whose credentials come from AWS; the others are tested through the command line.</summary>
public sealed class RegistryCheckTests
{
    [Fact]
    public async Task Without_AWS_credentials_it_could_not_be_told()
    {
        var seen = await RunAsync(new AmazonClientException("Failed to resolve AWS credentials."));

        Assert.Equal(CheckState.Unknown, seen.State);
        Assert.Contains("no AWS credentials were found", seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_are_refused_are_an_error()
    {
        var seen = await RunAsync(
            new AmazonECRException("secret") { ErrorCode = "AccessDeniedException", StatusCode = HttpStatusCode.BadRequest }
        );

        Assert.Equal(CheckState.Error, seen.State);
        Assert.Contains("ecr:GetAuthorizationToken", seen.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", seen.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Throttled_credentials_could_not_be_told() =>
        Assert.Equal(CheckState.Unknown, (await RunAsync(new AmazonECRException("no") { ErrorCode = "ThrottlingException" })).State);

    private static async Task<Observation> RunAsync(Exception exception)
    {
        var ecr = new Mock<IAmazonECR>();
        ecr.Setup(client => client.GetAuthorizationTokenAsync(It.IsAny<GetAuthorizationTokenRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(exception);
        var registry = new TestClient().With(
            new CredentialChain(new EcrCredentialSource(_ => ecr.Object, TimeProvider.System), KnownCredential.None)
        );
        Assert.True(ImageReference.TryParse("111122223333.dkr.ecr.us-west-2.amazonaws.com/shop/web:1", out var image, out _));
        return Assert.Single(await new RegistryCheck(registry, image).RunAsync(CancellationToken.None));
    }
}
