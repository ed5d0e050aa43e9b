using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html"/>.</summary>
public class StopTaskRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public string Reason { get; set; }

    [AWSProperty(Required = true)]
    public string Task { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html"/>.</summary>
public class StopTaskResponse : AmazonWebServiceResponse
{
    public Task Task { get; set; }
}
