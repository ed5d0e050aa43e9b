using Amazon.ECS;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Registry;
using EcsImageAuditor.Sinks;
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

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static TimeSpan Budget => TimeSpan.FromSeconds(20);

    public Auditor Auditor() => new(Digests(), new ImageJudge(Verifier, Time, NullLogger<ImageJudge>.Instance), Stops, Time);

    public DigestFinder Digests()
    {
        var credentials = Mock.Of<IRegistryCredentialSource>(source =>
            source.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()) == Task.FromResult<RegistryCredential?>(null));
        return new DigestFinder(new TaskDescriber(_ => Ecs.Object), new RegistryClient(_http, credentials, Time, new RegistryClientOptions()));
    }

    public Responder Responder(RecentAudits? recent = null) =>
        new(new TaskStopper(_ => Ecs.Object, Stops), Sinks, recent ?? new RecentAudits(), Time, NullLogger<Responder>.Instance);

    public AuditRun Run()
    {
        var recent = new RecentAudits();
        return new AuditRun(Auditor(), Responder(recent), recent, Time);
    }

    public void Dispose() => _http.Dispose();
}
