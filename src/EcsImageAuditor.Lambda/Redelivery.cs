using System.Collections.Concurrent;
using Amazon;
using Amazon.SQS;
using Amazon.SQS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Lambda;

/// <summary>
/// Puts events that have to be tried again back into their queue, each for later. The queue gives up an event that fails a few times; one
/// that only waits, for ECR that throttles or that is still signing, does not fail: it goes back as a new message. People hear of either
/// within ten minutes.
/// </summary>
/// <param name="clients">The client for a region.</param>
/// <param name="maxReceives">How often the queue delivers an event before it gives up.</param>
/// <param name="random">Spreads the retries of events that came at once.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class Redelivery(
    Func<string, IAmazonSQS> clients,
    int maxReceives,
    Random random,
    TimeProvider time,
    ILogger<Redelivery> logger
)
{
    private const int Parallelism = 8;

    /// <summary>How long an event may wait. After it the deliveries count, so that people are told.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>By when people hear that an image could not be judged yet, whatever the reason.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(10);

    /// <summary>What two runs of the function take at most by default, this one and the next, before people are told.</summary>
    private static readonly TimeSpan TwoRuns = TimeSpan.FromSeconds(90);

    /// <summary>How far the event's clock may be ahead of ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public bool IsLastDelivery(DeliveredEvent delivered) => delivered.ReceiveCount >= maxReceives;

    /// <summary>True when the next delivery would be too late to tell people of an image that is not judged by now.</summary>
    /// <param name="delivered">An event of a queue; of one without a time only the last delivery is due.</param>
    /// <param name="onlyWaits">True where it would go back as a new message.</param>
    public bool IsDue(DeliveredEvent delivered, bool onlyWaits)
    {
        if (IsLastDelivery(delivered))
            return true;
        if (delivered.Reading is not EventReading.Audited { OccurredAt: var occurredAt } || occurredAt == DateTimeOffset.UnixEpoch)
            return false;

        var age = time.GetUtcNow() - occurredAt;
        var next = onlyWaits && age < LongestWait
            ? RetryDelay.While(age, spread: 1)
            : RetryDelay.After(delivered.ReceiveCount, onlyWaits, spread: 1);
        return age + next + TwoRuns > LongestSilence;
    }

    /// <summary>Never throws for the queue's part: an event that could not be put back fails, and the queue's own delay holds.</summary>
    /// <param name="undone">Events of a queue, and what became of them.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>Those that the queue is to be told have failed; the others are in the queue anew.</returns>
    public async Task<IReadOnlyCollection<DeliveredEvent>> PutBackAsync(
        IEnumerable<(DeliveredEvent Delivered, TaskOutcome Outcome)> undone, CancellationToken cancellationToken)
    {
        var failed = new ConcurrentBag<DeliveredEvent>();
        await Parallel.ForEachAsync(undone, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (item, _) =>
        {
            if (await RenewAsync(item.Delivered, item.Outcome, cancellationToken))
                return;

            failed.Add(item.Delivered);
            await HideAsync(item.Delivered, item.Outcome, cancellationToken);
        });
        return failed;
    }

    /// <summary>A crash after it leaves the event twice in the queue, which is one audit and one alert all the same.</summary>
    /// <returns>True when the event is in the queue anew.</returns>
    private async Task<bool> RenewAsync(DeliveredEvent delivered, TaskOutcome outcome, CancellationToken cancellationToken)
    {
        if (
            delivered is not { Body: { } body, Reading: EventReading.Audited { OccurredAt: var occurredAt } }
            || !outcome.OnlyWaits
            || IsLastDelivery(delivered)
        )
            return false;

        var age = time.GetUtcNow() - occurredAt;
        if (age < -ClockSkew || age >= LongestWait)
            return false;

        var delay = (int)RetryDelay.While(age, random.NextDouble()).TotalSeconds;
        return await CallAsync(delivered, (queue, url) => queue.SendMessageAsync(
            new SendMessageRequest(url, body) { DelaySeconds = delay }, cancellationToken));
    }

    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html</remarks>
    private async Task HideAsync(DeliveredEvent delivered, TaskOutcome outcome, CancellationToken cancellationToken)
    {
        var delay = (int)RetryDelay.After(delivered.ReceiveCount, outcome.OnlyWaits, random.NextDouble()).TotalSeconds;
        if (delivered.ReceiptHandle is { } handle)
            await CallAsync(
                delivered,
                (queue, url) =>
                    queue.ChangeMessageVisibilityAsync(new ChangeMessageVisibilityRequest(url, handle, delay), cancellationToken)
            );
    }

    private async Task<bool> CallAsync(DeliveredEvent delivered, Func<IAmazonSQS, string, Task> call)
    {
        if (!Arn.TryParse(delivered.QueueArn, out var queue))
            return false;

        try
        {
            await call(clients(queue.Region), UrlOf(queue));
            return true;
        }
        catch (Exception exception) when (AwsFailure.Is(exception, CancellationToken.None))
        {
            LogNotDelayed(delivered.MessageId, AwsFailure.CauseOf(exception));
            return false;
        }
    }

    private static string UrlOf(Arn queue)
    {
        var suffix = (AwsPartition.Find(queue.Partition) ?? AwsPartition.Commercial).DnsSuffix;
        return $"https://sqs.{queue.Region}.{suffix}/{queue.AccountId}/{queue.Resource}";
    }

    [LoggerMessage(
        EventId = 203,
        Level = LogLevel.Warning,
        Message = "The next delivery of {MessageId} could not be put off ({Cause}); the queue's visibility timeout holds. Check that the role may send to the queue and change visibility there"
    )]
    private partial void LogNotDelayed(string? messageId, string cause);
}
