using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html"/>.</summary>
public class DescribeServiceRevisionsRequest : AmazonECSRequest
{
    public List<string> ServiceRevisionArns { get; set; }
}

/// <summary>Its answer.</summary>
public class DescribeServiceRevisionsResponse : AmazonWebServiceResponse
{
    public List<Failure> Failures { get; set; }
    public List<ServiceRevision> ServiceRevisions { get; set; }
}
