namespace EcsImageAuditor.Ecs;

/// <summary>An event and how it came.</summary>
/// <param name="MessageId">Id of the SQS message, or null for an event that came without a queue.</param>
/// <param name="ReceiveCount">How often the queue has delivered it, this time included; 1 without a queue.</param>
/// <param name="Reading">What it is.</param>
public sealed record DeliveredEvent(string? MessageId, int ReceiveCount, EventReading Reading)
{
    /// <summary>The event as it came, or null without a queue.</summary>
    public string? Body { get; init; }

    /// <summary>Names this delivery to the queue, or null without one.</summary>
    public string? ReceiptHandle { get; init; }

    /// <summary>ARN of the queue, or null without one.</summary>
    public string? QueueArn { get; init; }
}
