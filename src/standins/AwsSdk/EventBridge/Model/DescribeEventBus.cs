using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html"/>.</summary>
public class DescribeEventBusRequest : AmazonEventBridgeRequest
{
    /// <summary>A name or an ARN; without it the account's default bus.</summary>
    public string Name { get; set; }
}

/// <summary>Its answer.</summary>
public class DescribeEventBusResponse : AmazonWebServiceResponse;
