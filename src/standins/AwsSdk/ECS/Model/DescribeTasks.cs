using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html"/>.</summary>
public class DescribeTasksRequest : AmazonECSRequest
{
    public string Cluster { get; set; }
    public List<string> Tasks { get; set; }
}

/// <summary>Its answer.</summary>
public class DescribeTasksResponse : AmazonWebServiceResponse
{
    public List<Task> Tasks { get; set; }
}
