using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>
/// The request of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html"/>.
/// </summary>
public class DescribeServiceRevisionsRequest : AmazonECSRequest
{
    [AWSProperty(Required = true)]
    public List<string> ServiceRevisionArns { get; set; }
}

/// <summary>
/// The answer of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServiceRevisions.html"/>.
/// </summary>
public class DescribeServiceRevisionsResponse : AmazonWebServiceResponse
{
    public List<Failure> Failures { get; set; }

    public List<ServiceRevision> ServiceRevisions { get; set; }
}
