using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html"/>.</summary>
public class ListTasksRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public string ContainerInstance { get; set; }

    public DesiredStatus DesiredStatus { get; set; }

    public string Family { get; set; }

    public LaunchType LaunchType { get; set; }

    public int? MaxResults { get; set; }

    public string NextToken { get; set; }

    public string ServiceName { get; set; }

    public string StartedBy { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html"/>.</summary>
public class ListTasksResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }

    public List<string> TaskArns { get; set; }
}
