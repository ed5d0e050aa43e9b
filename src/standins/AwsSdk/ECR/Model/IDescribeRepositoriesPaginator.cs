using Amazon.Runtime;

namespace Amazon.ECR.Model;

/// <summary>All pages of DescribeRepositories. It can be read once.</summary>
public interface IDescribeRepositoriesPaginator
{
    IPaginatedEnumerable<DescribeRepositoriesResponse> Responses { get; }

    IPaginatedEnumerable<Repository> Repositories { get; }
}
