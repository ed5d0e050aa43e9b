using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html"/>.</summary>
public class DescribeServicesRequest : AmazonECSRequest
{
    public string Cluster { get; set; }

    public List<string> Include { get; set; }

    [AWSProperty(Required = true)]
    public List<string> Services { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html"/>.</summary>
public class DescribeServicesResponse : AmazonWebServiceResponse
{
    public List<Failure> Failures { get; set; }

    public List<Service> Services { get; set; }
}
