using Amazon.ECR.Model;
using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECR;

internal sealed class DescribeImagesPaginator(IAmazonECR client, DescribeImagesRequest request) : IDescribeImagesPaginator
{
    private readonly TokenPaginator<DescribeImagesRequest, DescribeImagesResponse> _pages =
        new(request, client.DescribeImagesAsync, (asked, token) => asked.NextToken = token, page => page.NextToken);

    public IPaginatedEnumerable<DescribeImagesResponse> Responses => new PaginatedResponse<DescribeImagesResponse>(_pages);

    public IPaginatedEnumerable<ImageDetail> ImageDetails =>
        new PaginatedResultKeyResponse<DescribeImagesResponse, ImageDetail>(_pages, page => page.ImageDetails ?? []);
}
