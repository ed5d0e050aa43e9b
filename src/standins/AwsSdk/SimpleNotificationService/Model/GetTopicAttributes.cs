using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html"/>.</summary>
public class GetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public GetTopicAttributesRequest()
    {
    }

    public GetTopicAttributesRequest(string topicArn) => TopicArn = topicArn;

    [AWSProperty(Required = true)]
    public string TopicArn { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html"/>.</summary>
public class GetTopicAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; }
}
