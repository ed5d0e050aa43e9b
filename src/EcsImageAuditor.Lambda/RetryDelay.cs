using Amazon;
using Amazon.SQS;
using Amazon.SQS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.AwsCalls;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Verification;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Lambda;

/// <summary>
/// Puts off the next delivery of an event that has to be tried again: longer from time to time, and longest where waiting is all that
/// helps. Without it the queue would give up a throttled registry's events within minutes.
/// </summary>
/// <param name="clients">The client for a region.</param>
/// <param name="random">Spreads the retries of events that came at once.</param>
/// <param name="logger">The log.</param>
/// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html</remarks>
public sealed partial class RetryDelay(Func<string, IAmazonSQS> clients, Random random, ILogger<RetryDelay> logger)
{
    private const int Parallelism = 8;
    private static readonly TimeSpan Base = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SlowBase = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>The delay before the next delivery.</summary>
    /// <param name="receiveCount">Deliveries up to now.</param>
    /// <param name="outcome">What has to be tried again.</param>
    /// <param name="spread">0 to 1; the delay is between four fifths and six fifths of the regular one.</param>
    public static TimeSpan After(int receiveCount, TaskOutcome outcome, double spread)
    {
        var regular = (IsSlow(outcome) ? SlowBase : Base) * Math.Pow(2, Math.Clamp(receiveCount - 1, 0, 10));
        var delay = (regular < Longest ? regular : Longest) * (0.8 + (0.4 * spread));
        return delay < Longest ? delay : Longest;
    }

    /// <summary>Never throws for the queue's part: without a delay the queue's own one holds.</summary>
    public Task ApplyAsync(IEnumerable<(DeliveredEvent Delivered, TaskOutcome Outcome)> failed, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        failed,
        new ParallelOptions { MaxDegreeOfParallelism = Parallelism },
        async (item, _) => await ApplyAsync(item.Delivered, item.Outcome, cancellationToken));

    private static bool IsSlow(TaskOutcome outcome) => outcome.Findings.Any(finding =>
        finding.Audit.Image.Reason?.Code is ReasonCode.RegistryThrottled or ReasonCode.SigningInProgress);

    private async Task ApplyAsync(DeliveredEvent delivered, TaskOutcome outcome, CancellationToken cancellationToken)
    {
        if (delivered.ReceiptHandle is null || !Arn.TryParse(delivered.QueueArn, out var queue))
            return;

        try
        {
            var delay = After(delivered.ReceiveCount, outcome, random.NextDouble());
            var request = new ChangeMessageVisibilityRequest
            {
                QueueUrl = UrlOf(queue),
                ReceiptHandle = delivered.ReceiptHandle,
                VisibilityTimeout = (int)delay.TotalSeconds,
            };
            await clients(queue.Region).ChangeMessageVisibilityAsync(request, cancellationToken);
        }
        catch (Exception exception) when (AwsFailure.Is(exception, CancellationToken.None))
        {
            LogNotDelayed(exception, delivered.MessageId);
        }
    }

    private static string UrlOf(Arn queue)
    {
        var suffix = queue.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        return $"https://sqs.{queue.Region}.{suffix}/{queue.AccountId}/{queue.Resource}";
    }

    [LoggerMessage(EventId = 203, Level = LogLevel.Warning, Message = "The next delivery of {MessageId} could not be put off; the queue's visibility timeout holds")]
    private partial void LogNotDelayed(Exception exception, string? messageId);
}
