using System.Text;
using System.Text.Json;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Telemetry;
using ImageSignatures.Aws;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Sinks;

/// <summary>Puts an event on a bus for every definite verdict; its detail is the finding's JSON (docs/schemas).</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html</remarks>
public sealed partial class EventBridgeSink(IAmazonEventBridge events, string bus, AuditMeter meter, ILogger<EventBridgeSink> logger)
    : IVerdictSink
{
    public const string Source = "ecs-image-auditor";
    public const string DetailType = "ECS Image Verdict";

    /// <summary>PutEvents takes ten entries and 256 KiB.</summary>
    private const int MostEntries = 10;

    private const int MostBytes = 240 * 1024;
    private const int Parallelism = 4;

    public async Task<IReadOnlySet<Finding>> PublishAsync(IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        var refused = new HashSet<Finding>();
        await Parallel.ForEachAsync(Batches(findings), new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (batch, _) =>
        {
            var failed = await PutAsync(batch, cancellationToken);
            lock (refused)
                refused.UnionWith(failed);
        });
        return refused;
    }

    /// <returns>The findings that the bus did not take.</returns>
    private async Task<IEnumerable<Finding>> PutAsync(List<(Finding Finding, string Detail)> batch, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await events.PutEventsAsync(new PutEventsRequest { Entries = batch.ConvertAll(EntryOf) }, cancellationToken);
            if (answer.FailedEntryCount is null or 0)
                return [];

            var failed = batch
                .Zip(answer.Entries, (item, entry) => (item.Finding, entry.ErrorCode))
                .Where(item => item.ErrorCode is not null)
                .ToArray();
            Report(failed.Length, failed.FirstOrDefault().ErrorCode ?? "unknown");
            return failed.Select(item => item.Finding);
        }
        catch (Exception exception) when (AwsFailure.Is(exception, CancellationToken.None))
        {
            Report(batch.Count, AwsFailure.CauseOf(exception));
            return batch.Select(item => item.Finding);
        }
    }

    private void Report(int count, string cause)
    {
        meter.SinkFailed();
        LogRefused(count, bus, cause);
    }

    private PutEventsRequestEntry EntryOf((Finding Finding, string Detail) item) => new()
    {
        EventBusName = bus,
        Source = Source,
        DetailType = DetailType,
        Time = item.Finding.FoundAt.UtcDateTime,
        Resources = [item.Finding.Audit.Task.TaskArn, item.Finding.Audit.Task.ClusterArn],
        Detail = item.Detail,
    };

    private static IEnumerable<List<(Finding Finding, string Detail)>> Batches(IReadOnlyList<Finding> findings)
    {
        var (batch, size) = (new List<(Finding, string)>(), 0);
        foreach (var finding in findings)
        {
            var detail = JsonSerializer.Serialize(new FindingReport(finding), ReportJsonContext.Readable.FindingReport);
            var bytes = Encoding.UTF8.GetByteCount(detail) + 1024;
            if (batch.Count == MostEntries || (batch.Count > 0 && size + bytes > MostBytes))
            {
                yield return batch;
                (batch, size) = ([], 0);
            }

            batch.Add((finding, detail));
            size += bytes;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    [LoggerMessage(
        EventId = 113,
        Level = LogLevel.Error,
        Message = "{Count} verdicts were not taken by the event bus {Bus} ({Cause}); they are sent again with their events, which a deployment has none of"
    )]
    private partial void LogRefused(int count, string bus, string cause);
}
