using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html"/>.</summary>
public class GetTopicAttributesRequest : AmazonSimpleNotificationServiceRequest
{
    public string TopicArn { get; set; }
}

/// <summary>Its answer.</summary>
public class GetTopicAttributesResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Attributes { get; set; }
}
