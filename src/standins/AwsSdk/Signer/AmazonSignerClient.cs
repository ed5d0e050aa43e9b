using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Signer.Model;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.Signer;

/// <summary>A client of AWS Signer, on the credentials, signing and retries of AWSSDK.Core.</summary>
public class AmazonSignerClient : AmazonServiceClient, IAmazonSigner
{
    public AmazonSignerClient() : base(new AmazonSignerConfig())
    {
    }

    public AmazonSignerClient(RegionEndpoint region) : base(new AmazonSignerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSignerClient(AmazonSignerConfig config) : base(config)
    {
    }

    public AmazonSignerClient(AWSCredentials credentials) : base(credentials, new AmazonSignerConfig())
    {
    }

    public AmazonSignerClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonSignerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSignerClient(AWSCredentials credentials, AmazonSignerConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonSignerClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonSignerConfig())
    {
    }

    public AmazonSignerClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonSignerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSignerClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSignerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonSignerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSignerConfig())
    {
    }

    public AmazonSignerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonSignerConfig { RegionEndpoint = region })
    {
    }

    public AmazonSignerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSignerConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    protected override IServiceMetadata ServiceMetadata { get; } = new ServiceMetadata(AmazonSignerConfig.ServiceId);

    public virtual Task<GetRevocationStatusResponse> GetRevocationStatusAsync(
        GetRevocationStatusRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetRevocationStatusResponse>(request, SignerOperations.GetRevocationStatus, cancellationToken);

    public virtual Task<GetSigningProfileResponse> GetSigningProfileAsync(
        GetSigningProfileRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSigningProfileResponse>(request, SignerOperations.GetSigningProfile, cancellationToken);

    public virtual Task<PutSigningProfileResponse> PutSigningProfileAsync(
        PutSigningProfileRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<PutSigningProfileResponse>(request, SignerOperations.PutSigningProfile, cancellationToken);

    public virtual Task<SignPayloadResponse> SignPayloadAsync(SignPayloadRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<SignPayloadResponse>(request, SignerOperations.SignPayload, cancellationToken);

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    protected override void Dispose(bool disposing) => base.Dispose(disposing);
}
