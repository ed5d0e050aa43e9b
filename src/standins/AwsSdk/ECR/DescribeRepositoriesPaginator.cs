using Amazon.ECR.Model;
using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECR;

internal sealed class DescribeRepositoriesPaginator(IAmazonECR client, DescribeRepositoriesRequest request) : IDescribeRepositoriesPaginator
{
    private readonly TokenPaginator<DescribeRepositoriesRequest, DescribeRepositoriesResponse> _pages =
        new(request, client.DescribeRepositoriesAsync, (asked, token) => asked.NextToken = token, page => page.NextToken);

    public IPaginatedEnumerable<DescribeRepositoriesResponse> Responses => new PaginatedResponse<DescribeRepositoriesResponse>(_pages);

    public IPaginatedEnumerable<Repository> Repositories =>
        new PaginatedResultKeyResponse<DescribeRepositoriesResponse, Repository>(_pages, page => page.Repositories ?? []);
}
