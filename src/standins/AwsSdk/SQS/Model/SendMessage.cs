using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

/// <summary>
/// The request of
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"/>.
/// </summary>
public class SendMessageRequest : AmazonSQSRequest
{
    public SendMessageRequest()
    {
    }

    public SendMessageRequest(string queueUrl, string messageBody)
    {
        QueueUrl = queueUrl;
        MessageBody = messageBody;
    }

    [AWSProperty(Required = true)]
    public string QueueUrl { get; set; }

    [AWSProperty(Required = true)]
    public string MessageBody { get; set; }

    /// <summary>In seconds, 0 to 900; null for the queue's own.</summary>
    public int? DelaySeconds { get; set; }
}

/// <summary>
/// The answer of
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html"/>.
/// </summary>
public class SendMessageResponse : AmazonWebServiceResponse
{
    public string MessageId { get; set; }

    public string MD5OfMessageBody { get; set; }
}
