using EcsImageAuditor.Auditing;
using EcsImageAuditor.Gating;
using EcsImageAuditor.State;
using EcsImageAuditor.Telemetry;
using ImageSignatures.Aws;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Configuration;

/// <summary>What every audit of a process shares.</summary>
internal sealed record AuditorParts
{
    public required DigestFinder Digests { get; init; }

    public required CachingVerifier Verifier { get; init; }

    public required IndexOrigin Indexes { get; init; }

    public required DigestConflict Conflicts { get; init; }

    public required ManagedSigning Signing { get; init; }

    public required ArchiveReview Archive { get; init; }

    public required TaskStopper Stopper { get; init; }

    public required StopPolicy Stops { get; init; }

    public required Alerting Alerting { get; init; }

    public required IVerdictSink Verdicts { get; init; }

    public required IRevisionLedger Revisions { get; init; }

    public required AuditMeter Meter { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILoggerFactory Logging { get; init; }

    /// <param name="since">Verdicts from before that do not count, or null.</param>
    public ImageJudge Judge(DateTimeOffset? since)
    {
        var verifier = since is { } moment ? Verifier.NotOlderThan(moment) : Verifier;
        return new ImageJudge(
            verifier,
            new UnsignedReview(verifier, () => Verifier.NotOlderThan(Time.GetUtcNow()), Indexes, Signing, Archive, Time),
            Time,
            Logging.CreateLogger<ImageJudge>()
        );
    }

    public Auditor Auditor(ImageJudge judge) => new(Digests, judge, Conflicts, Stops, Time);

    public Responder Responder() => new(Stopper, Alerting, Meter, Time, Logging.CreateLogger<Responder>());

    /// <summary>An audit with a memory of its own of the containers it has dealt with.</summary>
    public AuditRun Run(ImageJudge judge) => new(Auditor(judge), Responder(), Verdicts, new RecentAudits(), Meter, Time);
}
