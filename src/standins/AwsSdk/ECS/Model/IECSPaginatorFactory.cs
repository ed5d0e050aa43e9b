namespace Amazon.ECS.Model;

/// <summary>Reads lists that come in pages; made by a client's <c>Paginators</c>.</summary>
public interface IECSPaginatorFactory
{
    IListClustersPaginator ListClusters(ListClustersRequest request);

    IListTasksPaginator ListTasks(ListTasksRequest request);
}
