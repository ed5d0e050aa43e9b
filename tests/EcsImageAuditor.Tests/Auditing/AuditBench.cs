using System.Net.Http.Headers;
using Amazon.ECR;
using Amazon.ECR.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Exemptions;
using EcsImageAuditor.Registries;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.State;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Telemetry;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verification;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Auditing;

/// <summary>An audit run with the edges that a test chooses; the rest is the product's own.</summary>
internal sealed class AuditBench : IDisposable
{
    private readonly HttpClient _unreached = new(new IndexesOnly());
    private readonly HttpClient _network = RegistryHttp.CreateClient();

    public required IImageVerifier Verifier { get; init; }

    /// <summary>What verifies once more, where that is another than <see cref="Verifier"/>.</summary>
    public IImageVerifier? Afresh { get; init; }

    public Mock<IAmazonECS> Ecs { get; } = new(MockBehavior.Strict);

    /// <summary>ECS itself, where a mock does not do.</summary>
    public IAmazonECS? Client { get; init; }

    public StopPolicy Stops { get; init; } = StopPolicy.Never;

    public IReadOnlyList<IFindingSink> Sinks { get; init; } = [];

    /// <summary>True where the images are in a registry that listens.</summary>
    public bool HasRegistry { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static TimeSpan Budget => TimeSpan.FromMinutes(10);

    public AuditMeter Meter { get; } = new();

    public StateOptions State { get; init; } = new();

    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>Where images may come from; on loopback, by default.</summary>
    public AllowedRegistries Registries { get; init; } = AllowedRegistries.Anywhere;

    /// <summary>Has archived nothing.</summary>
    public Mock<IAmazonECR> Ecr { get; } = EcrWithoutArchive();

    public IAlertLedger? Alerts { get; init; }

    public IFloodLedger? Flood { get; init; }

    public IStopLedger? StopLedger { get; init; }

    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;

    public IVerdictSink VerdictSink { get; init; } = new NoVerdictSink();

    public Auditor Auditor() => new(Digests(), Judge(), new DigestConflict(new IndexOrigin(Registry())), Stops, Time);

    public ImageJudge Judge() =>
        new(
            Verifier,
            new UnsignedReview(Verifier, () => Afresh ?? Verifier, new IndexOrigin(Registry()), new ManagedSigning(_ => Ecr.Object), Archive(), Time),
            Time,
            Logging.CreateLogger<ImageJudge>()
        );

    public DigestFinder Digests() =>
        new(new TaskDescriber(_ => Client ?? Ecs.Object), Registry(), new ExemptionList(Exemptions, Time, Stops.Covers), Registries, Meter);

    public Responder Responder()
    {
        var alerting = new Alerting(
            Sinks,
            Alerts ?? new InMemoryAlertLedger(State, Time),
            Flood ?? new InMemoryFloodLedger(State, Time),
            Meter,
            Logging.CreateLogger<Alerting>()
        );
        var stopper = new TaskStopper(_ => Client ?? Ecs.Object, Stops, StopLedger ?? new InMemoryStopLedger(State, Time));
        return new Responder(stopper, alerting, Meter, Time, Logging.CreateLogger<Responder>());
    }

    public AuditRun Run() => new(Auditor(), Responder(), VerdictSink, new RecentAudits(), Meter, Time);

    /// <summary>ECS describes these tasks, and stops what it is told to.</summary>
    public void Runs(params EcsTask[] tasks)
    {
        Ecs.Setup(ecs => ecs.DescribeTasksAsync(It.IsAny<DescribeTasksRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                (DescribeTasksRequest request, CancellationToken _) =>
                    new DescribeTasksResponse
                    {
                        Tasks = [.. tasks.Where(task => request.Tasks.Contains(task.TaskArn)).Select(Described)],
                    }
            );
        Ecs.Setup(ecs => ecs.StopTaskAsync(It.IsAny<StopTaskRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new StopTaskResponse());
    }

    public void VerifyStops(int stops) =>
        Ecs.Verify(ecs => ecs.StopTaskAsync(It.IsAny<StopTaskRequest>(), It.IsAny<CancellationToken>()), Times.Exactly(stops));

    private static Amazon.ECS.Model.Task Described(EcsTask task) => new()
    {
        TaskArn = task.TaskArn,
        ClusterArn = task.ClusterArn,
        TaskDefinitionArn = task.TaskDefinitionArn,
        Group = task.Group,
        StartedBy = task.StartedBy,
        LastStatus = "RUNNING",
        DesiredStatus = "RUNNING",
        Containers =
        [
            .. task.Containers.Select(container => new Container
            {
                Name = container.Name,
                Image = container.Image,
                ImageDigest = container.ImageDigest,
            }),
        ],
    };

    private static Mock<IAmazonECR> EcrWithoutArchive()
    {
        var ecr = new Mock<IAmazonECR>(MockBehavior.Strict);
        ecr.Setup(asked => asked.ListImageReferrersAsync(It.IsAny<ListImageReferrersRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ListImageReferrersResponse());
        ecr.Setup(asked => asked.DescribeImagesAsync(It.IsAny<DescribeImagesRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new DescribeImagesResponse());
        return ecr;
    }

    private ArchiveReview Archive() => new(new EcrArchive(_ => Ecr.Object), Time);

    private RegistryClient Registry()
    {
        var credentials = Mock.Of<IRegistryCredentialSource>(source =>
            source.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()) == System.Threading.Tasks.Task.FromResult<RegistryCredential?>(null));
        return new RegistryClient(HasRegistry ? _network : _unreached, credentials, Time, new RegistryClientOptions());
    }

    public void Dispose()
    {
        _unreached.Dispose();
        _network.Dispose();
        Meter.Dispose();
    }

    /// <summary>A registry of indexes: there is no other index to look for behind a digest without a signature.</summary>
    private sealed class IndexesOnly : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = new HttpResponseMessage { Content = new ByteArrayContent([]), RequestMessage = request };
            answer.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypes.OciIndex);
            answer.Content.Headers.ContentLength = 512;
            answer.Headers.Add("Docker-Content-Digest", request.RequestUri!.Segments[^1]);
            return Task.FromResult(answer);
        }
    }
}
