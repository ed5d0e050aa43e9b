using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html"/>.</summary>
public class DescribeTaskDefinitionRequest : AmazonECSRequest
{
    public string TaskDefinition { get; set; }
}

/// <summary>Its answer.</summary>
public class DescribeTaskDefinitionResponse : AmazonWebServiceResponse
{
    public TaskDefinition TaskDefinition { get; set; }
}
