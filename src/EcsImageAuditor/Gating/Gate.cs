using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Registries;
using ImageSignatures.Oci;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Gating;

/// <summary>Judges the images of a service revision before, and again after, its tasks start, and tells ECS whether to go on.</summary>
public sealed partial class Gate(
    RevisionReader revisions,
    Func<DateTimeOffset, Auditor> auditors,
    Responder responder,
    IVerdictSink verdicts,
    RevisionDigests digests,
    InconclusivePolicy policy,
    AllowedRegistries allowed,
    TimeProvider time,
    ILogger<Gate> logger
)
{
    /// <summary>The share of the time that judging may take; telling people gets the rest.</summary>
    private const double JudgingShare = 0.75;

    /// <param name="reading">What ECS asks.</param>
    /// <param name="budget">The time for all of it.</param>
    /// <param name="cancellationToken">Ends the work without an answer.</param>
    public async Task<GateAnswer> AnswerAsync(GateReading reading, TimeSpan budget, CancellationToken cancellationToken)
    {
        if (reading is not GateReading.Understood { Request: var request })
            return Refuse((GateReading.Malformed)reading);

        using var deadline = new CancellationTokenSource(budget, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var memory = GateMemory.Of(request);
        var judged = await AuditAsync(request, budget * JudgingShare, deadline.Token, cancellationToken);
        var audits = await digests.CompareAsync(request, memory, judged, either.Token);

        var outcome = GateRule.Decide([.. audits.Select(SubjectOf)], policy, memory.Attempts);
        Log(request, outcome, memory.Attempts, audits);
        await TellAsync(audits, outcome, either.Token);
        await digests.KeepAsync(request, audits, either.Token);
        return Answer(request, outcome, memory, audits);
    }

    /// <summary>
    /// Asking again brings the same payload, so there is nothing to wait for: a hook that is set up wrongly shows at once, unless the
    /// operator wants deployments to go on whatever the gate cannot tell.
    /// </summary>
    private GateAnswer Refuse(GateReading.Malformed malformed)
    {
        var answer = new GateAnswer(policy == InconclusivePolicy.Allow ? GateAnswer.Succeeded : GateAnswer.Failed);
        LogMalformed(malformed.Why, answer.HookStatus);
        return answer;
    }

    /// <summary>A deployment is worth a verdict of its own: an image may have been signed, or a signature revoked, a minute ago.</summary>
    private async Task<IReadOnlyList<ContainerAudit>> AuditAsync(
        GateRequest request,
        TimeSpan budget,
        CancellationToken deadline,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var reading = await revisions.ReadAsync(request, deadline, cancellationToken);
        var left = budget - time.GetElapsedTime(started);
        return reading is RevisionReading.Known known
            ? await auditors(time.GetUtcNow()).AuditAsync([known.Revision], left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken)
            : [Unknown(request, ((RevisionReading.Unavailable)reading).Why)];
    }

    private ContainerAudit Explain(ContainerAudit audit, GateOutcome outcome) =>
        GateRule.Explain(SubjectOf(audit), outcome) is { } sentence ? RevisionDigests.Warn(audit, sentence) : audit;

    /// <summary>An image that ECS does not name is ECS's own matter; one that cannot be read is that of the task definition.</summary>
    private GateSubject SubjectOf(ContainerAudit audit) => new(
        audit.Image.Verdict,
        audit.Container.Image is not { } image || (ImageReference.TryParse(image, out var reference, out _) && allowed.Vouches(reference)));

    /// <summary>Tells people of what is not good, and machines of every definite verdict; of nothing while ECS is to ask again.</summary>
    private async Task TellAsync(IReadOnlyList<ContainerAudit> audits, GateOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome == GateOutcome.Waiting || audits.Count == 0)
            return;

        var decision = outcome == GateOutcome.Blocked ? Decision.Block : Decision.Alert;
        var decided = audits.Select(audit => Explain(audit, outcome) with { Decision = IsNotGood(audit) ? decision : Decision.Allow }).ToArray();
        var responses = await responder.RespondAsync(decided[0].Task, decided, isLastAttempt: true, isDirect: false, cancellationToken);
        if (responses.Any(response => !response.IsTold))
            LogUntold(decided[0].Task.TaskArn, outcome);
        await verdicts.PublishAsync(
            [.. responses.Select(response => response.Finding).Where(finding => finding.Audit.Image.Verdict.IsDefinite)],
            cancellationToken
        );
    }

    private static GateAnswer Answer(GateRequest request, GateOutcome outcome, GateMemory memory, IReadOnlyList<ContainerAudit> audits)
    {
        var seen = new Dictionary<string, string>(memory.Digests, StringComparer.Ordinal);
        foreach (var audit in audits.Where(audit => audit.Image.Image is not null))
            seen[audit.Container.Name] = audit.Image.Image!.Digest.ToString();

        return outcome switch
        {
            GateOutcome.Blocked => new GateAnswer(GateAnswer.Failed),
            GateOutcome.Waiting => new GateAnswer(
                GateAnswer.InProgress, (int)GateRule.Delay.TotalSeconds, new GateMemory(memory.Attempts + 1, seen).AddTo(request)),
            _ => new GateAnswer(GateAnswer.Succeeded, HookDetails: new GateMemory(memory.Attempts, seen).AddTo(request)),
        };
    }

    /// <summary>A revision whose images are not known, in the shape of an audit.</summary>
    private static ContainerAudit Unknown(GateRequest request, string why)
    {
        var container = new EcsContainer("(all)");
        var revision = new EcsTask
        {
            TaskArn = request.ServiceRevisionArn,
            ClusterArn = request.ClusterArn,
            Group = $"service:{request.ServiceName}",
            Containers = [container],
        };
        var image = new ImageAudit { Name = "unknown", Verification = Verdict.Because(ReasonCode.DigestUnknown, why) };
        return new ContainerAudit(revision, container, image, Decision.Alert);
    }

    private static bool IsNotGood(ContainerAudit audit) => audit.Image.Verdict.Kind is not (VerdictKind.Trusted or VerdictKind.Exempt);

    private void Log(GateRequest request, GateOutcome outcome, int attempts, IReadOnlyList<ContainerAudit> audits)
    {
        var level = outcome switch
        {
            GateOutcome.Allowed => LogLevel.Information,
            GateOutcome.Waiting => LogLevel.Warning,
            _ => LogLevel.Error,
        };
        var why = string.Join(
            ' ',
            audits.Where(IsNotGood).Select(audit => $"{Printable.Clean(audit.Container.Name)}: {audit.Image.Reason?.Message}")
        );
        var stage = Printable.Clean(request.Stage, 64);
        LogAnswer(level, request.ServiceRevisionArn, stage, outcome, attempts, audits.Count, why);
    }

    [LoggerMessage(EventId = 150, Message = "{Revision} at {Stage}: {Outcome} after {Attempts} attempts, {Containers} containers. {Why}")]
    private partial void LogAnswer(
        LogLevel level,
        string revision,
        string stage,
        GateOutcome outcome,
        int attempts,
        int containers,
        string why
    );

    [LoggerMessage(
        EventId = 152,
        Level = LogLevel.Error,
        Message = "{Revision} was {Outcome}, and people could not be told: the answer to ECS stands, the alert is lost but for this log"
    )]
    private partial void LogUntold(string revision, GateOutcome outcome);

    [LoggerMessage(EventId = 151, Level = LogLevel.Error, Message = "The gate cannot understand its payload and answers {Answer}: {Why}")]
    private partial void LogMalformed(string why, string answer);
}
