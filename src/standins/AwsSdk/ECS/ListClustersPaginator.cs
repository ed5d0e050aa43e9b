using Amazon.ECS.Model;
using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECS;

internal sealed class ListClustersPaginator(IAmazonECS client, ListClustersRequest request) : IListClustersPaginator
{
    private readonly TokenPaginator<ListClustersRequest, ListClustersResponse> _pages =
        new(request, client.ListClustersAsync, (asked, token) => asked.NextToken = token, page => page.NextToken);

    public IPaginatedEnumerable<ListClustersResponse> Responses => new PaginatedResponse<ListClustersResponse>(_pages);

    public IPaginatedEnumerable<string> ClusterArns =>
        new PaginatedResultKeyResponse<ListClustersResponse, string>(_pages, page => page.ClusterArns ?? []);
}
