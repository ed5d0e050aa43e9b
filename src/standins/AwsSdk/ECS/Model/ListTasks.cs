using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html"/>.</summary>
public class ListTasksRequest : AmazonECSRequest
{
    public string Cluster { get; set; }
    public DesiredStatus DesiredStatus { get; set; }
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
}

/// <summary>Its answer.</summary>
public class ListTasksResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<string> TaskArns { get; set; }
}
