using Amazon.Signer.Model;
using Amazon.Runtime;

namespace Amazon.Signer;

/// <summary>The operations of AWS Signer that the auditor uses.</summary>
public interface IAmazonSigner : IAmazonService, IDisposable
{
    Task<GetRevocationStatusResponse> GetRevocationStatusAsync(
        GetRevocationStatusRequest request, CancellationToken cancellationToken = default);
    Task<GetSigningProfileResponse> GetSigningProfileAsync(GetSigningProfileRequest request, CancellationToken cancellationToken = default);
    Task<PutSigningProfileResponse> PutSigningProfileAsync(PutSigningProfileRequest request, CancellationToken cancellationToken = default);
    Task<SignPayloadResponse> SignPayloadAsync(SignPayloadRequest request, CancellationToken cancellationToken = default);

    // Explicit: a mock library can make a class of an interface only when no static member is left open.
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonSignerConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonSignerClient(awsCredentials, (AmazonSignerConfig)clientConfig);
}

/// <summary>The base of every request to the service.</summary>
public class AmazonSignerRequest : AmazonWebServiceRequest;
