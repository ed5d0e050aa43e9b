using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.SQS.Model;

/// <summary>
/// The request of
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html"/>.
/// </summary>
public class ChangeMessageVisibilityRequest : AmazonSQSRequest
{
    public ChangeMessageVisibilityRequest()
    {
    }

    public ChangeMessageVisibilityRequest(string queueUrl, string receiptHandle, int? visibilityTimeout)
    {
        QueueUrl = queueUrl;
        ReceiptHandle = receiptHandle;
        VisibilityTimeout = visibilityTimeout;
    }

    [AWSProperty(Required = true)]
    public string QueueUrl { get; set; }

    [AWSProperty(Required = true)]
    public string ReceiptHandle { get; set; }

    /// <summary>In seconds from now, 0 to 43200.</summary>
    [AWSProperty(Required = true)]
    public int? VisibilityTimeout { get; set; }
}

/// <summary>
/// The answer of
/// <see href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html"/>: nothing.
/// </summary>
public class ChangeMessageVisibilityResponse : AmazonWebServiceResponse;
