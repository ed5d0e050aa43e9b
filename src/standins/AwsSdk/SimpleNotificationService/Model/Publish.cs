using Amazon.Runtime;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>Asks <see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"/>.</summary>
public class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    public string Message { get; set; }
    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }
    public string MessageStructure { get; set; }
    public string Subject { get; set; }
    public string TopicArn { get; set; }
}

/// <summary>Its answer.</summary>
public class PublishResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/sns/latest/api/API_MessageAttributeValue.html"/>.</summary>
public class MessageAttributeValue
{
    public string DataType { get; set; }
    public string StringValue { get; set; }
}
