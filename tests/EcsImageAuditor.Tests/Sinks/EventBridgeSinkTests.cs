using System.Text.Json.Nodes;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Sinks;
using EcsImageAuditor.Telemetry;
using EcsImageAuditor.Tests.Shared.Auditing;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace EcsImageAuditor.Tests.Sinks;

public sealed class EventBridgeSinkTests : IDisposable
{
    private readonly AuditMeter _meter = new();
    private readonly Mock<IAmazonEventBridge> _events = new();
    private readonly List<PutEventsRequest> _sent = [];

    public static TheoryData<string> Verdicts => ["trusted", "exempt", "unsigned", "untrusted", "stopped", "refused", "not-stopped"];

    [Theory]
    [MemberData(nameof(Verdicts))]
    public async Task An_event_is_what_its_schema_says(string kind)
    {
        Answer(_ => null);

        Assert.Empty(await Sink().PublishAsync([Finding(kind)], default));

        var entry = Assert.Single(Assert.Single(_sent).Entries);
        Assert.Equal(("verdicts", "ecs-image-auditor", "ECS Image Verdict"), (entry.EventBusName, entry.Source, entry.DetailType));
        var schema = JsonNode.Parse(
            File.ReadAllText(Path.Combine(ComponentCatalog.RepositoryRoot, "docs", "schemas", "finding-1.schema.json"))
        )!;
        Assert.Empty(JsonSchema.Check(schema, JsonNode.Parse(entry.Detail)));
    }

    [Fact]
    public async Task Ten_events_are_one_call()
    {
        Answer(_ => null);

        await Sink().PublishAsync([.. Enumerable.Range(0, 25).Select(index => Finding("trusted", $"{index}"))], default);

        Assert.Equal([5, 10, 10], _sent.Select(request => request.Entries.Count).Order());
        Assert.Equal(25, _sent.SelectMany(request => request.Entries).Select(entry => entry.Detail).Distinct().Count());
    }

    [Fact]
    public async Task Events_that_the_bus_refuses_are_named_and_no_others()
    {
        var findings = Enumerable.Range(0, 3).Select(index => Finding("trusted", $"{index}")).ToArray();
        Answer(index => index == 1 ? "ThrottlingException" : null);

        Assert.Equal(findings[1], Assert.Single(await Sink().PublishAsync(findings, default)));
    }

    [Fact]
    public async Task A_bus_that_does_not_answer_has_taken_nothing()
    {
        _events
            .Setup(events => events.PutEventsAsync(It.IsAny<PutEventsRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new AmazonEventBridgeException("no") { ErrorCode = "AccessDeniedException" });

        Assert.Equal(2, (await Sink().PublishAsync([Finding("trusted", "1"), Finding("trusted", "2")], default)).Count);
    }

    public void Dispose() => _meter.Dispose();

    private static Finding Finding(string kind, string task = "1")
    {
        var verdict = kind switch
        {
            "trusted" => Verdict.Trust,
            "exempt" => Verdict.Excuse("A rule."),
            "unsigned" => Verdict.Because(ReasonCode.NoSignature, "No signature."),
            _ => Verdict.Because(ReasonCode.Expired, "It expired."),
        };
        StopResult stop = kind switch
        {
            "stopped" => new StopResult.Stopped(),
            "not-stopped" => new StopResult.NotStopped("Because."),
            "refused" => new StopResult.Refused(5, DateTimeOffset.UnixEpoch),
            _ => new StopResult.NotAsked(),
        };
        var container = Tasks.Container("web");
        Assert.True(ImageReference.TryParse(container.Image, out var reference, out _));
        Assert.True(Digest.TryParse(container.ImageDigest, out var digest));
        var image = new ImageAudit
        {
            Name = "registry.example/web:1",
            Image = new AuditedImage(reference, digest, DigestSource.DescribeTasks),
            Verifier = "builtin",
            Verification = new ImageVerification
            {
                Verdict = verdict,
                Warnings = ["Odd."],
                Signatures =
                [
                    new SignatureResult
                    {
                        Digest = digest.ToString(),
                        Verdict = verdict,
                        SigningJob = "job",
                        SignedAt = DateTimeOffset.UnixEpoch,
                        ExpiresAt = DateTimeOffset.UnixEpoch,
                    },
                ],
            },
        };
        return new Finding(
            new ContainerAudit(Tasks.Named(task, container), container, image, verdict.IsBad ? Decision.Alert : Decision.Allow),
            stop,
            DateTimeOffset.UnixEpoch
        )
        {
            Seen = verdict.IsBad ? new Sightings(3, 2, DateTimeOffset.UnixEpoch) : null,
        };
    }

    private EventBridgeSink Sink() => new(_events.Object, "verdicts", _meter, NullLogger<EventBridgeSink>.Instance);

    private void Answer(Func<int, string?> error) => _events
        .Setup(events => events.PutEventsAsync(It.IsAny<PutEventsRequest>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync((PutEventsRequest request, CancellationToken _) =>
        {
            lock (_sent)
                _sent.Add(request);
            var entries = request.Entries.Select((_, index) => new PutEventsResultEntry { ErrorCode = error(index) }).ToList();
            return new PutEventsResponse { Entries = entries, FailedEntryCount = entries.Count(entry => entry.ErrorCode is not null) };
        });
}
