using Amazon.ECS.Model;

namespace Amazon.ECS;

internal sealed class ECSPaginatorFactory(IAmazonECS client) : IECSPaginatorFactory
{
    public IListClustersPaginator ListClusters(ListClustersRequest request) => new ListClustersPaginator(client, request);

    public IListTasksPaginator ListTasks(ListTasksRequest request) => new ListTasksPaginator(client, request);
}
