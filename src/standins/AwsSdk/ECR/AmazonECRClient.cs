using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.ECR.Model;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.ECR;

/// <summary>A client of Amazon ECR, on the credentials, signing and retries of AWSSDK.Core.</summary>
public class AmazonECRClient : AmazonServiceClient, IAmazonECR
{
    public AmazonECRClient() : base(new AmazonECRConfig())
    {
    }

    public AmazonECRClient(RegionEndpoint region) : base(new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    public AmazonECRClient(AmazonECRConfig config) : base(config)
    {
    }

    public AmazonECRClient(AWSCredentials credentials) : base(credentials, new AmazonECRConfig())
    {
    }

    public AmazonECRClient(AWSCredentials credentials, RegionEndpoint region)
        : base(credentials, new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    public AmazonECRClient(AWSCredentials credentials, AmazonECRConfig clientConfig) : base(credentials, clientConfig)
    {
    }

    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonECRConfig())
    {
    }

    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonECRConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonECRConfig())
    {
    }

    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonECRConfig { RegionEndpoint = region })
    {
    }

    public AmazonECRClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonECRConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }

    public IECRPaginatorFactory Paginators => field ??= new ECRPaginatorFactory(this);

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

    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new(request));

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => ServicePipeline.Customize(pipeline);

    protected override void Dispose(bool disposing) => base.Dispose(disposing);
}
