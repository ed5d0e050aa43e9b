using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>
/// The request of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html"/>.
/// </summary>
public class DescribeTaskDefinitionRequest : AmazonECSRequest
{
    public List<string> Include { get; set; }

    [AWSProperty(Required = true)]
    public string TaskDefinition { get; set; }
}

/// <summary>
/// The answer of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html"/>.
/// </summary>
public class DescribeTaskDefinitionResponse : AmazonWebServiceResponse
{
    public List<Tag> Tags { get; set; }

    public TaskDefinition TaskDefinition { get; set; }
}
