using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SimpleNotificationService.Model;

/// <summary>The request of <see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"/>.</summary>
public class PublishRequest : AmazonSimpleNotificationServiceRequest
{
    public PublishRequest()
    {
    }

    public PublishRequest(string topicArn, string message)
    {
        TopicArn = topicArn;
        Message = message;
    }

    public PublishRequest(string topicArn, string message, string subject) : this(topicArn, message) => Subject = subject;

    [AWSProperty(Required = true)]
    public string Message { get; set; }

    public Dictionary<string, MessageAttributeValue> MessageAttributes { get; set; }

    public string MessageDeduplicationId { get; set; }

    public string MessageGroupId { get; set; }

    public string MessageStructure { get; set; }

    public string PhoneNumber { get; set; }

    public string Subject { get; set; }

    public string TargetArn { get; set; }

    public string TopicArn { get; set; }
}

/// <summary>The answer of <see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"/>.</summary>
public class PublishResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; }

    public string SequenceNumber { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/sns/latest/api/API_MessageAttributeValue.html"/>.</summary>
public class MessageAttributeValue
{
    public MemoryStream BinaryValue { get; set; }

    [AWSProperty(Required = true)]
    public string DataType { get; set; }

    public string StringValue { get; set; }
}
