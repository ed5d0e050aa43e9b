using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>All pages of ListTasks. It can be read once.</summary>
public interface IListTasksPaginator
{
    IPaginatedEnumerable<ListTasksResponse> Responses { get; }

    IPaginatedEnumerable<string> TaskArns { get; }
}
