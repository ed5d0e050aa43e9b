using EcsImageAuditor.Auditing;
using EcsImageAuditor.Gating;
using EcsImageAuditor.State;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Telemetry;
using ImageSignatures.Aws;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Configuration;

/// <summary>What audits remember: in a table that all workers share, or in the process.</summary>
internal sealed record SharedState(
    IVerdictStore Verdicts, IAlertLedger Alerts, IFloodLedger Flood, IStopLedger Stops, IRevisionLedger Revisions)
{
    /// <param name="options">Whether there is a table.</param>
    /// <param name="lifetime">For how long a verdict is good at most.</param>
    /// <param name="aws">Gives the table's client.</param>
    /// <param name="meter">Counts failures of the table.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logging">The log.</param>
    public static SharedState Of(
        ServiceOptions options,
        TimeSpan lifetime,
        AwsClients aws,
        AuditMeter meter,
        TimeProvider time,
        ILoggerFactory logging
    )
    {
        var own = new SharedState(
            new InMemoryVerdictStore(time),
            new InMemoryAlertLedger(options.State, time),
            new InMemoryFloodLedger(options.State, time),
            new InMemoryStopLedger(options.State, time),
            new InMemoryRevisionLedger()
        );
        if (options is not { Table: { } name, Region: { } region })
            return own;

        var table = new StateTable(aws.DynamoDb(region), name);
        var degradation = new Degradation(meter, time, logging.CreateLogger<Degradation>());
        return new SharedState(
            new LayeredVerdictStore(own.Verdicts, new DynamoVerdictStore(table, lifetime, time), degradation),
            new FallbackAlertLedger(new DynamoAlertLedger(table, options.State, time), own.Alerts, degradation),
            new FallbackFloodLedger(new DynamoFloodLedger(table, options.State, time), own.Flood, degradation),
            new FallbackStopLedger(new DynamoStopLedger(table, options.State, time), own.Stops, degradation),
            new FallbackRevisionLedger(new DynamoRevisionLedger(table, time), own.Revisions, degradation));
    }
}
