using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListClusters.html"/>.</summary>
public class ListClustersRequest : AmazonECSRequest
{
    public int? MaxResults { get; set; }
    public string NextToken { get; set; }
}

/// <summary>Its answer.</summary>
public class ListClustersResponse : AmazonWebServiceResponse
{
    public List<string> ClusterArns { get; set; }
    public string NextToken { get; set; }
}
