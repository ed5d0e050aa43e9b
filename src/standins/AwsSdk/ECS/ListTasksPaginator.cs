using Amazon.ECS.Model;
using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECS;

internal sealed class ListTasksPaginator(IAmazonECS client, ListTasksRequest request) : IListTasksPaginator
{
    private readonly TokenPaginator<ListTasksRequest, ListTasksResponse> _pages =
        new(request, client.ListTasksAsync, (asked, token) => asked.NextToken = token, page => page.NextToken);

    public IPaginatedEnumerable<ListTasksResponse> Responses => new PaginatedResponse<ListTasksResponse>(_pages);

    public IPaginatedEnumerable<string> TaskArns =>
        new PaginatedResultKeyResponse<ListTasksResponse, string>(_pages, page => page.TaskArns ?? []);
}
