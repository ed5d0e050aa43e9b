using System.Text.Json;
using System.Text.Json.Nodes;
using EcsImageAuditor.Auditing;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Sinks;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Tests.Sinks;

public sealed class AlertTests
{
    private const string Hex = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public void A_subject_is_one_short_line_of_ASCII()
    {
        var subject = AlertText.Subject(Findings.Untrusted(container: "wéb\nOK: " + new string('x', 300)));

        Assert.InRange(subject.Length, 1, 99);
        AssertEach.Of(subject, c => Assert.InRange(c, ' ', '~'));
    }

    [Fact]
    public void A_body_says_what_ran_where_what_is_wrong_and_how_to_see_it_again()
    {
        var body = AlertText.Body(Findings.Untrusted());

        Assert.Contains("The signature expired yesterday.", body, StringComparison.Ordinal);
        Assert.Contains("untrusted (expired)", body, StringComparison.Ordinal);
        Assert.Contains($"sha256:{Hex} (reported by ECS in the event)", body, StringComparison.Ordinal);
        Assert.Contains("arn:aws:ecs:us-east-1:123456789012:task/prod/1", body, StringComparison.Ordinal);
        Assert.Contains("ecs-svc/42", body, StringComparison.Ordinal);
        Assert.Contains($"ecs-image-auditor verify registry.example/web@sha256:{Hex}", body, StringComparison.Ordinal);
        Assert.Contains("The task was left running.", body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_cannot_forge_a_line_of_the_body()
    {
        var body = AlertText.Body(Findings.Untrusted(container: "web\nVerdict: trusted"));

        Assert.DoesNotContain("\nVerdict: trusted", body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stops))]
    public void What_was_done_is_said(StopResult stop, string sentence)
    {
        var finding = Findings.Untrusted() with { Stop = stop };

        Assert.Contains(sentence, AlertText.Summary(finding), StringComparison.Ordinal);
    }

    public static TheoryData<StopResult, string> Stops => new()
    {
        { new StopResult.Stopped(), "The task was stopped." },
        { new StopResult.WouldStop(), "would have been stopped" },
        { new StopResult.AlreadyGone(), "had ended" },
        { new StopResult.Failed("ecs:StopTask failed (AccessDeniedException)."), "was not stopped: ecs:StopTask failed" },
    };

    [Fact]
    public void An_inconclusive_verdict_is_not_called_bad()
    {
        var finding = Findings.Of(Verdict.Because(ReasonCode.RegistryThrottled, "The registry throttles us."));

        Assert.StartsWith("Unverified image", AlertText.Subject(finding), StringComparison.Ordinal);
        Assert.Contains("says nothing about the image", AlertText.Summary(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chat_notification_keeps_to_the_bounds_of_its_format_and_mentions_nobody()
    {
        var finding = Findings.Of(Verdict.Because(ReasonCode.Identity, "<!channel> `x` " + new string('y', 20_000)));

        var content = ChatNotification.Of(finding).Content;

        Assert.InRange(content.Title.Length, 1, 250);
        Assert.InRange(content.Description.Length, 1, 8000);
        AssertEach.Of(content.NextSteps!, step => Assert.InRange(step.Length, 1, 350));
        AssertEach.Of(content.Keywords, keyword => Assert.InRange(keyword.Length, 1, 75));
        Assert.DoesNotContain("<!channel>", content.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void The_JSON_for_machines_holds_the_finding()
    {
        var json = JsonSerializer.SerializeToNode(new FindingReport(Findings.Untrusted()), ReportJsonContext.Readable.FindingReport)!;

        Assert.Equal("ecs-image-auditor.finding/1", (string?)json["schema"]);
        Assert.Equal("untrusted", (string?)json["verdict"]);
        Assert.Equal("expired", (string?)json["reason"]!["code"]);
        Assert.Equal("alert", (string?)json["decision"]);
        Assert.Equal("event", (string?)json["digestSource"]);
        Assert.Equal($"registry.example/web:1@sha256:{Hex}", (string?)json["image"]);
        Assert.Equal("not-asked", (string?)json["stop"]!["result"]);
        Assert.IsType<JsonArray>(json["signatures"]);
    }

    [Fact]
    public void A_forged_event_cannot_make_a_message_too_large()
    {
        var json = JsonSerializer.Serialize(
            new FindingReport(Findings.Untrusted(container: new string('x', 1_000_000))),
            ReportJsonContext.Readable.FindingReport
        );

        Assert.InRange(json.Length, 1, 50_000);
    }

    internal static class Findings
    {
        public static Finding Untrusted(string container = "app") =>
            Of(Verdict.Because(ReasonCode.Expired, "The signature expired yesterday."), container);

        public static Finding Of(Verdict verdict, string container = "app")
        {
            Assert.True(ImageReference.TryParse("registry.example/web:1", out var reference, out _));
            Assert.True(Digest.TryParse($"sha256:{Hex}", out var digest));
            var image = new AuditedImage(reference, digest, DigestSource.Event);
            var subject = new EcsContainer(container) { Image = reference.ToString() };
            var task = new EcsTask
            {
                TaskArn = "arn:aws:ecs:us-east-1:123456789012:task/prod/1",
                ClusterArn = "arn:aws:ecs:us-east-1:123456789012:cluster/prod",
                Group = "service:shop",
                StartedBy = "ecs-svc/42",
                Containers = [subject],
            };
            var audit = new ContainerAudit(
                task,
                subject,
                new ImageAudit
                {
                    Name = image.ToString(),
                    Image = image,
                    Verification = verdict,
                },
                Decision.Alert
            );
            return new Finding(audit, new StopResult.NotAsked(), DateTimeOffset.UnixEpoch);
        }
    }
}
