using System.Text.Json;
using System.Text.Json.Nodes;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Sinks;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace Deployment.Tests.Alerting;

/// <summary>Verdicts as the auditor sends them, in the envelope of EventBridge.</summary>
internal static class VerdictEvents
{
    private const string Host = "111122223333.dkr.ecr.eu-west-1.amazonaws.com";

    public static string Digest { get; } = $"sha256:{new string('a', 64)}";

    /// <param name="message">The explanation.</param>
    /// <param name="reason">Why it is bad.</param>
    /// <param name="length">Of each name; ECS takes 255 characters.</param>
    /// <param name="decision">What is done.</param>
    /// <param name="seen">How often the same was found.</param>
    /// <param name="service">Whether the task belongs to a service.</param>
    public static JsonNode Bad(
        string message,
        ReasonCode reason = ReasonCode.Expired,
        int length = 4,
        Decision decision = Decision.Alert,
        long seen = 1,
        bool service = true
    ) =>
        Envelope(
            Of(Verdict.Because(reason, message), length, decision, service) with
            {
                Seen = new Sightings(seen, 1, DateTimeOffset.UnixEpoch),
            }
        );

    public static JsonNode Trusted() => Envelope(Of(Verdict.Trust, 4, Decision.Allow, service: true));

    private static Finding Of(Verdict verdict, int length, Decision decision, bool service)
    {
        Assert.True(
            ImageReference.TryParse($"{Host}/{new string('r', length)}:{new string('1', Math.Min(length, 128))}", out var reference, out _)
        );
        Assert.True(ImageSignatures.Oci.Digest.TryParse(Digest, out var digest));
        var image = new AuditedImage(reference, digest, DigestSource.Event);
        var container = new EcsContainer(new string('c', length)) { Image = reference.ToString() };
        var cluster = new string('p', length);
        var task = new EcsTask
        {
            TaskArn = $"arn:aws:ecs:eu-west-1:111122223333:task/{cluster}/0123456789abcdef0123456789abcdef",
            ClusterArn = $"arn:aws:ecs:eu-west-1:111122223333:cluster/{cluster}",
            Group = service ? $"service:{new string('s', length)}" : null,
            StartedBy = service ? "ecs-svc/1234567890123456789" : null,
            Containers = [container],
        };
        var judged = new ImageAudit { Name = image.ToString(), Image = image, Verification = verdict };
        return new Finding(new ContainerAudit(task, container, judged, decision), new StopResult.NotAsked(), DateTimeOffset.UnixEpoch);
    }

    private static JsonObject Envelope(Finding finding) => new()
    {
        ["version"] = "0",
        ["id"] = "7bf73129-1428-4cd3-a780-95db273d1602",
        ["detail-type"] = EventBridgeSink.DetailType,
        ["source"] = EventBridgeSink.Source,
        ["account"] = "111122223333",
        ["time"] = "2026-05-06T11:02:34Z",
        ["region"] = "eu-west-1",
        ["resources"] = new JsonArray(finding.Audit.Task.TaskArn),
        ["detail"] = JsonNode.Parse(JsonSerializer.Serialize(new FindingReport(finding), ReportJsonContext.Readable.FindingReport)),
    };
}
