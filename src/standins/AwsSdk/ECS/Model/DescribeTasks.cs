using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html"/>.</summary>
public class DescribeTasksRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public List<string> Include { get; set; }

    [AWSProperty(Required = true)]
    public List<string> Tasks { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html"/>.</summary>
public class DescribeTasksResponse : AmazonWebServiceResponse
{
    public List<Failure> Failures { get; set; }

    public List<Task> Tasks { get; set; }
}
