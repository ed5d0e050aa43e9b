using Amazon.CDK.AWS.Lambda.EventSources;
using Constructs;
using EcsImageAuditor.Cdk.Intake;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>Audits the tasks of the event queue, batch by batch.</summary>
internal sealed class EventAudit : Construct
{
    private const int EventsInBatch = 10;

    public EventAudit(Construct scope, string id, TaskEvents events, AuditorFunctionProps props)
        : base(scope, id)
    {
        var settings = props.Settings;
        Auditor = new AuditorFunction(
            this,
            "Auditor",
            "audit",
            "Verifies the images of ECS tasks as they start",
            settings.Function.TimeoutSeconds,
            props
        );
        Auditor.Allow([Permissions.ReadTasks(this), Permissions.PutBackEvents(events.Queue)]);
        Auditor.Allow(Permissions.StopTasks(this, settings.Stops));
        Auditor.Allow(Permissions.SendVerdicts(this, settings.Alerts.VerdictEventBus));
        Auditor.Function.AddEventSource(new SqsEventSource(events.Queue, new SqsEventSourceProps
        {
            BatchSize = EventsInBatch,
            MaxConcurrency = settings.Function.MaxConcurrency,
            ReportBatchItemFailures = true,
        }));
    }

    public AuditorFunction Auditor { get; }
}
