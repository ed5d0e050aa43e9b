using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Telemetry;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace EcsImageAuditor.Lambda;

/// <summary>
/// The handler <c>audit</c>: task state changes, as EventBridge sends them or as records of an SQS queue. A record that has to be
/// tried again is reported as a partial batch failure. So is one that no retry can help: it is logged, counted and, after its deliveries,
/// kept in the dead-letter queue. An event that comes without a
/// queue, by a direct call of the function, is judged and alerted, and stops no task.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html</remarks>
/// <param name="run">Audits and responds.</param>
/// <param name="redelivery">Takes back what has to be tried again.</param>
/// <param name="meter">Counts.</param>
/// <param name="logger">The log.</param>
public sealed partial class AuditFunction(AuditRun run, Redelivery redelivery, AuditMeter meter, ILogger<AuditFunction> logger)
    : ILambdaFunction
{
    public const string HandlerName = "audit";

    private readonly SourceGeneratorLambdaJsonSerializer<LambdaJsonContext> _serializer = new();

    /// <returns>A partial batch response for SQS, else an <see cref="AuditSummary"/>.</returns>
    public async Task<Stream> HandleAsync(Stream input, ILambdaContext context, CancellationToken cancellationToken)
    {
        using var payload = new MemoryStream();
        await input.CopyToAsync(payload, cancellationToken);
        var events = EventPayload.Read(payload.GetBuffer().AsSpan(0, (int)payload.Length), out var isBatch);
        foreach (var delivered in events)
            LogSkipped(delivered);

        var requests = events
            .Where(IsAudited)
            .Select(delivered => new AuditRequest(TaskOf(delivered), !isBatch || redelivery.IsLastDelivery(delivered))
            {
                IsDue = redelivery.IsDue(delivered, onlyWaits: false),
                IsDueWaiting = redelivery.IsDue(delivered, onlyWaits: true),
                IsDirect = !isBatch,
            })
            .ToArray();
        var outcomes = requests.Length == 0 ? [] : await run.RunAsync(requests, TimeBudget.Of(context), cancellationToken);

        var output = new MemoryStream();
        if (isBatch)
            _serializer.Serialize(await RetryAsync(events, outcomes, cancellationToken), output);
        else
            JsonSerializer.Serialize(
                output,
                AuditSummary.Of(outcomes, [.. events.Select(delivered => delivered.Reading.WhySkipped).OfType<string>()]),
                ReportJsonContext.Readable.AuditSummary
            );
        output.Position = 0;
        return output;
    }

    /// <summary>Lambda takes a failure only by the message's id; without one the whole batch has to fail.</summary>
    private async Task<SQSBatchResponse> RetryAsync(
        IReadOnlyList<DeliveredEvent> events,
        IReadOnlyList<TaskOutcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        var retried = outcomes.Where(outcome => outcome.NeedsRetry).ToDictionary(outcome => outcome.Task.TaskArn, StringComparer.Ordinal);
        var undone = events.Where(delivered => IsAudited(delivered) && retried.ContainsKey(TaskOf(delivered).TaskArn)).ToArray();
        var malformed = events.Where(delivered => delivered.Reading is EventReading.Malformed && !string.IsNullOrEmpty(delivered.MessageId));
        if (undone.Any(delivered => string.IsNullOrEmpty(delivered.MessageId)))
            throw new InvalidOperationException("A record without messageId has to be tried again, so the whole batch is.");

        var failed = await redelivery.PutBackAsync(
            undone.Select(delivered => (delivered, retried[TaskOf(delivered).TaskArn])),
            cancellationToken
        );
        return new SQSBatchResponse([
            .. failed.Concat(malformed).Select(delivered => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = delivered.MessageId }),
        ]);
    }

    private static bool IsAudited(DeliveredEvent delivered) => delivered.Reading is EventReading.Audited;

    private static EcsTask TaskOf(DeliveredEvent delivered) => ((EventReading.Audited)delivered.Reading).Task;

    private void LogSkipped(DeliveredEvent delivered)
    {
        if (delivered.Reading is EventReading.Malformed malformed)
        {
            if (delivered.ReceiveCount <= 1)
                meter.Malformed();
            LogMalformed(delivered.MessageId, malformed.Why);
        }
        else if (delivered.Reading is EventReading.Ignored ignored)
            LogIgnored(delivered.MessageId, ignored.Why);
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Error, Message = "The event {MessageId} is malformed and was not audited: {Why} The queue keeps it for its dead-letter queue.")]
    private partial void LogMalformed(string? messageId, string why);

    [LoggerMessage(EventId = 202, Level = LogLevel.Debug, Message = "The event {MessageId} is not audited: {Why}")]
    private partial void LogIgnored(string? messageId, string why);
}
