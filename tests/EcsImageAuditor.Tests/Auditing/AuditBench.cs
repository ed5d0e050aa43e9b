using Amazon.ECR;
using Amazon.ECS;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Caching;
using EcsImageAuditor.Caching.InMemory;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.Telemetry;
using EcsImageAuditor.Verification;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>An audit run with the edges that a test chooses; the rest is the product's own.</summary>
internal sealed class AuditBench : IDisposable
{
    private readonly HttpClient _http = RegistryHttp.CreateClient();

    public required IImageVerifier Verifier { get; init; }

    public Mock<IAmazonECS> Ecs { get; } = new(MockBehavior.Strict);

    public StopPolicy Stops { get; init; } = StopPolicy.Never;

    public IReadOnlyList<IFindingSink> Sinks { get; init; } = [];

    public bool PlainHttp { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static TimeSpan Budget => TimeSpan.FromSeconds(20);

    public AuditMeter Meter { get; } = new();

    public StateOptions State { get; init; } = new();

    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    public Mock<IAmazonECR> Ecr { get; } = new(MockBehavior.Strict);

    public IAlertLedger? Alerts { get; init; }

    public IStopLedger? StopLedger { get; init; }

    public IVerdictSink VerdictSink { get; init; } = new NoVerdictSink();

    public Auditor Auditor() => new(Digests(), Judge(), Stops, Time);

    public ImageJudge Judge() =>
        new(Verifier, new UnsignedReview(Verifier, new IndexOrigin(Registry()), new ManagedSigning(_ => Ecr.Object)), Time, NullLogger<ImageJudge>.Instance);

    public DigestFinder Digests() => new(new TaskDescriber(_ => Ecs.Object), Registry(), new ExemptionList(Exemptions, Time), Meter);

    public AuditRun Run()
    {
        var alerting = new Alerting(Sinks, Alerts ?? new InMemoryAlertLedger(State, Time), Meter, NullLogger<Alerting>.Instance);
        var stopper = new TaskStopper(_ => Ecs.Object, Stops, StopLedger ?? new InMemoryStopLedger(State, Time));
        var responder = new Responder(stopper, alerting, Meter, Time, NullLogger<Responder>.Instance);
        return new AuditRun(Auditor(), responder, VerdictSink, new RecentAudits(), Meter, Time);
    }

    private RegistryClient Registry()
    {
        var credentials = Mock.Of<IRegistryCredentialSource>(source =>
            source.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()) == Task.FromResult<RegistryCredential?>(null));
        return new RegistryClient(_http, credentials, Time, new RegistryClientOptions { PlainHttp = PlainHttp });
    }

    public void Dispose()
    {
        _http.Dispose();
        Meter.Dispose();
    }
}
