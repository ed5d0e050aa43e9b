using Amazon.CDK.AWS.SQS;

namespace EcsImageAuditor.Cdk.Monitoring;

/// <summary>
/// Two alarms for a queue of what got lost: one goes off when its number of messages rises, so that what lies there does not hide the next
/// loss; the other is on as long as the queue holds anything, tells nobody when it goes off, and tells when the queue is empty again.
/// </summary>
/// <remarks>
/// What SQS itself moves into a dead-letter queue is not counted as sent, so the number of messages tells.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
/// </remarks>
internal static class LostMessages
{
    /// <param name="alarms">Makes the alarms.</param>
    /// <param name="id">Id of the first alarm and the queue's name to people; the id of the second is <c>Held</c> and the same.</param>
    /// <param name="meaning">What it means that a message arrives, and what to do.</param>
    /// <param name="queue">The queue.</param>
    public static void WatchLost(this AlarmMaker alarms, string id, string meaning, IQueue queue)
    {
        alarms.Rising(id, meaning, Metrics.MoreWaiting(queue));
        alarms.Holding($"Held{id}", $"the queue of the alarm {id} holds messages.", Metrics.Waiting(queue));
    }
}
