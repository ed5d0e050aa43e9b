using Amazon.Runtime;
using Amazon.ECR.Model;
using Endpoint = Amazon.Runtime.Endpoints.Endpoint;

namespace Amazon.ECR;

/// <summary>The operations of Amazon ECR that this assembly knows.</summary>
public interface IAmazonECR : IAmazonService, IDisposable
{
    IECRPaginatorFactory Paginators { get; }

    Task<CreateRepositoryResponse> CreateRepositoryAsync(CreateRepositoryRequest request, CancellationToken cancellationToken = default);

    Task<DescribeImageSigningStatusResponse> DescribeImageSigningStatusAsync(
        DescribeImageSigningStatusRequest request, CancellationToken cancellationToken = default);

    Task<DescribeImagesResponse> DescribeImagesAsync(DescribeImagesRequest request, CancellationToken cancellationToken = default);

    Task<DescribeRepositoriesResponse> DescribeRepositoriesAsync(
        DescribeRepositoriesRequest request, CancellationToken cancellationToken = default);

    Task<GetAuthorizationTokenResponse> GetAuthorizationTokenAsync(
        GetAuthorizationTokenRequest request, CancellationToken cancellationToken = default);

    Task<ListImageReferrersResponse> ListImageReferrersAsync(
        ListImageReferrersRequest request, CancellationToken cancellationToken = default);

    /// <summary>The address that a request would go to; nothing is sent.</summary>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

    // Explicit: a mock library can make a class of an interface only when no static member is left open.
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonECRConfig();

    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) =>
        new AmazonECRClient(awsCredentials, (AmazonECRConfig)clientConfig);
}
