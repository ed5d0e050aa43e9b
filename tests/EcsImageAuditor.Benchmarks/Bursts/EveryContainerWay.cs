using EcsImageAuditor.Auditing;
using EcsImageAuditor.Benchmarks.Workers;
using EcsImageAuditor.Configuration;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Registries;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.Telemetry;
using ImageSignatures.Aws;
using ImageSignatures.Verification;
using Microsoft.Extensions.Logging.Abstractions;

namespace EcsImageAuditor.Benchmarks.Bursts;

/// <summary>
/// What a handler of single events does: it verifies every container of every event anew and publishes each bad one. The product's own
/// parts, all but its memory.
/// </summary>
internal sealed class EveryContainerWay : IBurstWay
{
    private readonly VerifierFactory _verifiers;
    private readonly AwsClients _aws;
    private readonly AuditMeter _meter = new();
    private readonly CountingVerifier _verifier;
    private readonly Auditor _auditor;
    private readonly SnsSink _sink;

    public EveryContainerWay(BurstSurroundings surroundings, string verifier)
    {
        var time = TimeProvider.System;
        _verifiers = new VerifierFactory(surroundings.ConfigDirectory, surroundings.Signer);
        _aws = new AwsClients(surroundings.Variable);
        _verifier = new CountingVerifier(verifier == Verifiers.Builtin ? _verifiers.Builtin() : _verifiers.Notation());
        _sink = new SnsSink(_aws.Sns(Amazon.Arn.Parse(BurstSurroundings.TopicArn).Region), BurstSurroundings.TopicArn);

        var registry = _verifiers.Registry;
        var digests = new DigestFinder(new TaskDescriber(_aws.Ecs), registry, new ExemptionList([], time), AllowedRegistries.Anywhere, _meter);
        var indexes = new IndexOrigin(registry);
        var archive = new ArchiveReview(new EcrArchive(_aws.Ecr), time);
        var review = new UnsignedReview(_verifier, () => _verifier, indexes, new ManagedSigning(_aws.Ecr), archive, time);
        var judge = new ImageJudge(_verifier, review, time, NullLogger<ImageJudge>.Instance);
        _auditor = new Auditor(digests, judge, new DigestConflict(indexes), StopPolicy.Never, time);
    }

    public int Batch => 1;

    public int Verifications => _verifier.Count;

    public async Task<IReadOnlyList<ContainerAudit>> HandleAsync(IReadOnlyList<EcsTask> tasks)
    {
        var audits = await _auditor.AuditAsync(tasks, BurstSurroundings.Budget, CancellationToken.None);
        foreach (var audit in audits.Where(audit => audit.Decision != Decision.Allow))
            await _sink.DeliverAsync(new Finding(audit, new StopResult.NotAsked(), DateTimeOffset.UtcNow), CancellationToken.None);
        return audits;
    }

    public void Dispose()
    {
        _meter.Dispose();
        _aws.Dispose();
        _verifiers.Dispose();
    }
}
