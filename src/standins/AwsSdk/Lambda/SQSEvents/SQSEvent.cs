namespace Amazon.Lambda.SQSEvents;

/// <summary>
/// A batch of messages from <see href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">an SQS queue</see>.
/// </summary>
public class SQSEvent
{
    public List<SQSMessage> Records { get; set; }

    public class SQSMessage
    {
        public string MessageId { get; set; }
        public string ReceiptHandle { get; set; }
        public string Body { get; set; }
        public string EventSourceArn { get; set; }
        public Dictionary<string, string> Attributes { get; set; }
    }
}
