using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>All pages of ListClusters. It can be read once.</summary>
public interface IListClustersPaginator
{
    IPaginatedEnumerable<ListClustersResponse> Responses { get; }

    IPaginatedEnumerable<string> ClusterArns { get; }
}
