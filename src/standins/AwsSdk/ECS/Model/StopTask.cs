using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html"/>.</summary>
public class StopTaskRequest : AmazonECSRequest
{
    public string Cluster { get; set; }
    public string Reason { get; set; }
    public string Task { get; set; }
}

/// <summary>Its answer.</summary>
public class StopTaskResponse : AmazonWebServiceResponse
{
    public Task Task { get; set; }
}
