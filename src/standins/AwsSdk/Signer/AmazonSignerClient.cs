using Amazon.Signer.Model;
using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Signer;

/// <summary>A client of AWS Signer, on the credentials, signing and retries of AWSSDK.Core.</summary>
public class AmazonSignerClient : AmazonServiceClient, IAmazonSigner
{
    public AmazonSignerClient(AmazonSignerConfig config) : base(config) { }

    public AmazonSignerClient(AWSCredentials credentials, AmazonSignerConfig clientConfig) : base(credentials, clientConfig) { }

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

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);
}
