using Amazon.Runtime;

namespace Amazon.EventBridge.Model;

/// <summary>
/// The request of <see href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html"/>: 1 to 10 events.
/// </summary>
public class PutEventsRequest : AmazonEventBridgeRequest
{
    public List<PutEventsRequestEntry> Entries { get; set; }
}

/// <summary>
/// The answer of <see href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html"/>. The status says nothing of
/// single events: those that were refused are counted and named.
/// </summary>
public class PutEventsResponse : AmazonWebServiceResponse
{
    /// <summary>One a request's event, in the same order.</summary>
    public List<PutEventsResultEntry> Entries { get; set; }
    public int? FailedEntryCount { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html"/>.</summary>
public class PutEventsRequestEntry
{
    /// <summary>A JSON object.</summary>
    public string Detail { get; set; }
    public string DetailType { get; set; }

    /// <summary>A name or an ARN; without it the account's default bus.</summary>
    public string EventBusName { get; set; }
    public List<string> Resources { get; set; }
    public string Source { get; set; }
    public DateTime? Time { get; set; }
}

/// <summary>See <see href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsResultEntry.html"/>.</summary>
public class PutEventsResultEntry
{
    public string ErrorCode { get; set; }
    public string EventId { get; set; }
}
