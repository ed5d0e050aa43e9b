using EcsImageAuditor.Cdk.Alerting;
using EcsImageAuditor.Cdk.Intake;

namespace EcsImageAuditor.Cdk.Functions;

/// <summary>The parts of the stack that are watched and named in its outputs.</summary>
internal sealed record AuditorParts
{
    public required TaskEvents Events { get; init; }

    public required EventAudit Audit { get; init; }

    public required RunningTaskSweep? Sweep { get; init; }

    public required DeploymentGate? Gate { get; init; }

    public required AlertTopic Alerts { get; init; }

    public required Webhooks? Webhooks { get; init; }

    /// <summary>Each function with a name that fits a construct.</summary>
    public IEnumerable<(string Name, AuditorFunction Auditor)> Functions
    {
        get
        {
            yield return ("Audit", Audit.Auditor);
            if (Sweep is not null)
                yield return ("Sweep", Sweep.Auditor);
            if (Gate is not null)
                yield return ("Gate", Gate.Auditor);
        }
    }
}
