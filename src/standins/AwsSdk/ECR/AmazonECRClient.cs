using Amazon.ECR.Model;
using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECR;

/// <summary>A client of Amazon ECR, on the credentials, signing and retries of AWSSDK.Core.</summary>
public class AmazonECRClient : AmazonServiceClient, IAmazonECR
{
    public AmazonECRClient(AmazonECRConfig config) : base(config) { }

    public AmazonECRClient(AWSCredentials credentials, AmazonECRConfig clientConfig) : base(credentials, clientConfig) { }

    protected override IServiceMetadata ServiceMetadata { get; } = new ServiceMetadata(AmazonECRConfig.ServiceId);

    public virtual Task<CreateRepositoryResponse> CreateRepositoryAsync(
        CreateRepositoryRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<CreateRepositoryResponse>(request, ECROperations.CreateRepository, cancellationToken);

    public virtual Task<DescribeImageSigningStatusResponse> DescribeImageSigningStatusAsync(
        DescribeImageSigningStatusRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeImageSigningStatusResponse>(request, ECROperations.DescribeImageSigningStatus, cancellationToken);

    public virtual Task<DescribeImagesResponse> DescribeImagesAsync(
        DescribeImagesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeImagesResponse>(request, ECROperations.DescribeImages, cancellationToken);

    public virtual Task<DescribeRepositoriesResponse> DescribeRepositoriesAsync(
        DescribeRepositoriesRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeRepositoriesResponse>(request, ECROperations.DescribeRepositories, cancellationToken);

    public virtual Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(
        GetAuthorizationTokenRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetAuthorizationTokenResponse>(request, ECROperations.GetAuthorizationToken, cancellationToken);

    public virtual Task<ListImageReferrersResponse> ListImageReferrersAsync(
        ListImageReferrersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListImageReferrersResponse>(request, ECROperations.ListImageReferrers, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);
}
