using System.Text.Json.Nodes;
using Amazon.ECS;
using Amazon.ECS.Model;
using EcsImageAuditor.Gating;
using EcsImageAuditor.Registries;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Gating;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using Task = System.Threading.Tasks.Task;

namespace EcsImageAuditor.Tests.Gating;

/// <summary>A gate with the verdicts that a test sets by repository, and what ECS tells of a revision.</summary>
public abstract class GateBench : IDisposable
{
    private protected static readonly Verdict Unsigned = Verdict.Because(ReasonCode.NoSignature, "No signature refers to the image.");
    private protected static readonly Verdict Unknown = Verdict.Because(ReasonCode.RegistryUnreachable, "The registry does not answer.");

    private protected RecordingSink Sink { get; } = new("sink");
    private protected AllowedRegistries Registries { get; set; } = AllowedRegistries.Anywhere;
    private protected IRevisionLedger Ledger { get; set; } = new InMemoryRevisionLedger();
    private protected RecordingVerdictSink Events { get; } = new();
    private readonly List<AuditBench> _benches = [];
    private protected Dictionary<string, Verdict> Verdicts { get; set; } = [];

    public void Dispose()
    {
        _benches.ForEach(bench => bench.Dispose());
        GC.SuppressFinalize(this);
    }

    private protected Gate Gate(
        Mock<IAmazonECS> ecs,
        InconclusivePolicy policy = InconclusivePolicy.Wait,
        RecordingSink? sink = null,
        TimeProvider? ledgerTime = null
    )
    {
        var bench = new AuditBench
        {
            Verifier = new FixedVerifier((image, _) => Task.FromResult<ImageVerification>(Verdicts[image.Repository])),
            Sinks = [sink ?? Sink],
        };
        _benches.Add(bench);
        return new Gate(
            new RevisionReader(_ => ecs.Object),
            _ => bench.Auditor(),
            bench.Responder(),
            Events,
            new RevisionDigests(Ledger, ledgerTime ?? TimeProvider.System),
            policy,
            Registries,
            TimeProvider.System,
            NullLogger<Gate>.Instance
        );
    }

    private protected static Mock<IAmazonECS> Described(params ContainerImage[] images)
    {
        var ecs = new Mock<IAmazonECS>();
        ecs.Setup(client =>
                client.DescribeServiceRevisionsAsync(
                    It.Is<DescribeServiceRevisionsRequest>(request => request.ServiceRevisionArns.Single() == Revisions.Arn),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                new DescribeServiceRevisionsResponse
                {
                    ServiceRevisions =
                    [
                        new()
                        {
                            ServiceRevisionArn = Revisions.Arn,
                            TaskDefinition = Revisions.TaskDefinition,
                            ContainerImages = [.. images],
                        },
                    ],
                }
            );
        return ecs;
    }

    private protected static ContainerImage Container(string name, string? digestOf = null) =>
        new() { ContainerName = name, Image = $"registry.example/{name}:1", ImageDigest = Tasks.DigestOf(digestOf ?? name) };

    private protected static GateReading Read(string stage, JsonNode? details = null) => GatePayload.Read(Revisions.Payload(stage, details).Utf8());

    private protected static GateRequest Request(string stage) => ((GateReading.Understood)Read(stage)).Request;
}
