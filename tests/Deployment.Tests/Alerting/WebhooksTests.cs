using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;
using EcsImageAuditor.Auditing;
using ImageSignatures.Verdicts;

namespace Deployment.Tests.Alerting;

public sealed class WebhooksTests
{
    /// <summary>With quotes, line breaks, a backslash and a sign of EventBridge's own.</summary>
    private const string Nasty = "The tag \"1\" of\nC:\\image\r\nwas <moved>, it said \"{}\".";

    private static readonly Template Template = SynthesizedApp.Template(Deployments.Webhooks);

    /// <summary>None of these can hold a quote, a backslash or a line break: codes, digests, and names and ARNs that AWS restricts.</summary>
    private static readonly string[] Plain =
    [
        "$.detail.account",
        "$.detail.region",
        "$.detail.digest",
        "$.detail.reason.code",
        "$.detail.verdict",
        "$.detail.container",
        "$.detail.cluster",
        "$.detail.image",
        "$.detail.decision",
        "$.detail.stop.result",
        "$.detail.seen.total",
        "$.detail.task",
        "$.detail.alertKey",
    ];

    [Theory]
    [InlineData("Plain.", ReasonCode.Expired, 4, "untrusted", "expired")]
    [InlineData(Nasty, ReasonCode.Revoked, 4, "untrusted", "revoked")]
    [InlineData("Long.", ReasonCode.NoSignature, 255, "unsigned", "no-signature")]
    public void PagerDuty_gets_an_event_of_its_documented_shape(string message, ReasonCode reason, int length, string verdict, string code)
    {
        var sent = VerdictEvents.Bad(message, reason, length);

        var body = JsonNode.Parse(Transformer("PagerDuty").Apply(sent))!;

        Assert.Equal(["dedup_key", "event_action", "payload"], body.AsObject().Select(member => member.Key).Order());
        Assert.Equal("trigger", body["event_action"]!.ToString());
        Assert.Equal($"111122223333/eu-west-1/{code}/{sent["detail"]!["alertKey"]}", body["dedup_key"]!.ToString());
        Assert.InRange(body["dedup_key"]!.ToString().Length, 1, 255);
        var payload = body["payload"]!;
        Assert.InRange(payload["summary"]!.ToString().Length, 1, 1024);
        Assert.StartsWith($"ECS image {verdict} ({code}): container c", payload["summary"]!.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("arn:aws:ecs:eu-west-1:111122223333:cluster/p", payload["source"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains(payload["severity"]!.ToString(), (string[])["critical", "error", "warning", "info"]);
        Assert.Equal("2026-05-06T11:02:34Z", payload["timestamp"]!.ToString());
        Assert.Equal(message, payload["custom_details"]!["reason"]!["message"]!.ToString());
        Assert.True(JsonNode.DeepEquals(sent["detail"], payload["custom_details"]));
    }

    [Fact]
    public void The_same_image_in_another_service_or_cluster_is_another_incident()
    {
        string Key(int length, bool service)
        {
            var sent = VerdictEvents.Bad("Plain.", length: length, service: service);
            return JsonNode.Parse(Transformer("PagerDuty").Apply(sent))!["dedup_key"]!.ToString();
        }

        Assert.Equal(Key(4, true), Key(4, true));
        Assert.Equal(3, new[] { Key(4, true), Key(5, true), Key(4, false) }.Distinct().Count());
    }

    [Theory]
    [InlineData("PagerDuty")]
    [InlineData("Slack")]
    public void What_was_left_out_of_the_alerts_is_not_sent(string tool)
    {
        var sent = VerdictEvents.Bad("Plain.");
        Assert.True(Pattern(tool).Matches(sent));

        sent["detail"]!["seen"]!["leftOut"] = true;

        Assert.False(Pattern(tool).Matches(sent));
    }

    [Theory]
    [InlineData("Plain.", 4)]
    [InlineData(Nasty, 255)]
    public void Slack_gets_a_message_of_its_documented_shape(string message, int length)
    {
        var body = JsonNode.Parse(Transformer("Slack").Apply(VerdictEvents.Bad(message, ReasonCode.Identity, length, service: false)))!;

        var text = Assert.Single(body.AsObject());
        Assert.Equal("text", text.Key);
        Assert.InRange(text.Value!.ToString().Length, 1, 3000);
        Assert.Contains("*untrusted* image (identity): container `c", text.Value.ToString(), StringComparison.Ordinal);
        Assert.Contains($"@{VerdictEvents.Digest}`", text.Value.ToString(), StringComparison.Ordinal);
        Assert.Contains("Decision: alert (not-asked). Seen 1 times.", text.Value.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PagerDuty")]
    [InlineData("Slack")]
    public void No_text_is_made_of_what_could_break_it(string tool) =>
        AssertEach.Of(Transformer(tool).PathsInTexts, path => Assert.Contains(path, Plain));

    /// <summary>The evaluation here does what AWS says: an explanation in a text would break the body.</summary>
    [Fact]
    public void An_explanation_in_a_text_would_not_be_JSON()
    {
        var careless = JsonNode.Parse(
            """{ "InputPathsMap": { "why": "$.detail.reason.message" }, "InputTemplate": "{\"text\":\"Because: <why>\"}" }"""
        )!;

        Assert.ThrowsAny<System.Text.Json.JsonException>(() =>
            JsonNode.Parse(new InputTransformer(careless).Apply(VerdictEvents.Bad(Nasty)))
        );
    }

    [Theory]
    [InlineData("PagerDuty", 1, true)]
    [InlineData("PagerDuty", 10, true)]
    [InlineData("PagerDuty", 11, false)]
    [InlineData("PagerDuty", 1000, true)]
    [InlineData("Slack", 1, true)]
    [InlineData("Slack", 2, false)]
    [InlineData("Slack", 100, true)]
    public void Ten_thousand_tasks_are_not_ten_thousand_calls(string tool, long seen, bool isTold) =>
        Assert.Equal(isTold, Pattern(tool).Matches(VerdictEvents.Bad("Same.", seen: seen)));

    [Theory]
    [InlineData("PagerDuty")]
    [InlineData("Slack")]
    public void Only_bad_verdicts_are_told(string tool)
    {
        var pattern = Pattern(tool);

        Assert.All(
            [Decision.Alert, Decision.Stop, Decision.Block],
            decision => Assert.True(pattern.Matches(VerdictEvents.Bad("Bad.", decision: decision)))
        );
        Assert.True(pattern.Matches(VerdictEvents.Bad("None.", ReasonCode.NoSignature)));
        Assert.False(pattern.Matches(VerdictEvents.Trusted()));
        Assert.False(pattern.Matches(VerdictEvents.Bad("No answer.", ReasonCode.RegistryUnreachable)));
    }

    [Fact]
    public void The_template_names_the_secrets_and_holds_none()
    {
        var routingKey = Assert.Single(
            Connection("PagerDuty")["AuthParameters"]!["InvocationHttpParameters"]!["BodyParameters"]!.AsArray()
        )!;
        var pagerDuty = Template.Single("AWS::Events::ApiDestination", "Webhooks/PagerDuty");
        var slack = Template.Single("AWS::Events::ApiDestination", "Webhooks/Slack");

        Assert.Equal("routing_key", routingKey["Key"]!.ToString());
        Assert.True(routingKey["IsValueSecret"]!.GetValue<bool>());
        Assert.Equal($"{{{{resolve:secretsmanager:{Deployments.PagerDutySecret}:SecretString:::}}}}", routingKey["Value"]!.ToString());
        Assert.Equal($"{{{{resolve:secretsmanager:{Deployments.SlackSecret}:SecretString:::}}}}", slack["InvocationEndpoint"]!.ToString());
        Assert.Equal("https://events.eu.pagerduty.com/v2/enqueue", pagerDuty["InvocationEndpoint"]!.ToString());
        Assert.Null(Connection("Slack")["AuthParameters"]!["InvocationHttpParameters"]);
        Assert.Equal(
            "https://events.pagerduty.com/v2/enqueue",
            SynthesizedApp.Template(Deployments.Full).Single("AWS::Events::ApiDestination", "Webhooks/PagerDuty")[
                "InvocationEndpoint"
            ]!.ToString()
        );
    }

    [Theory]
    [InlineData("PagerDuty", 2)]
    [InlineData("Slack", 1)]
    public void Calls_are_paced_tried_again_for_a_day_and_kept_in_the_end(string tool, int callsPerSecond)
    {
        var target = Target(tool);

        Assert.Equal(
            callsPerSecond,
            Template.Single("AWS::Events::ApiDestination", $"Webhooks/{tool}")["InvocationRateLimitPerSecond"]!.GetValue<int>()
        );
        Assert.Equal(86_400, target["RetryPolicy"]!["MaximumEventAgeInSeconds"]!.GetValue<int>());
        Assert.Equal(185, target["RetryPolicy"]!["MaximumRetryAttempts"]!.GetValue<int>());
        Assert.Contains(
            Template.Single("AWS::SQS::Queue", "Webhooks/Unsent").Id,
            target["DeadLetterConfig"]!.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("PagerDuty")]
    [InlineData("Slack")]
    public void The_rule_may_call_its_own_destination_and_nothing_else(string tool)
    {
        var destination = Template.Single("AWS::Events::ApiDestination", $"Webhooks/{tool}").Id;
        var statement = Assert.Single(Template.StatementsOfRole($"Webhooks/{tool}"));

        Assert.Equal(["events:InvokeApiDestination"], statement.Actions);
        Assert.Equal([$"${{{destination}.Arn}}"], statement.Resources);
    }

    [Fact]
    public void The_tools_hear_of_the_bus_to_which_verdicts_go()
    {
        Assert.Equal("security", Rule("Slack")["EventBusName"]!.ToString());
        var byDefault = SynthesizedApp.Template(Deployments.Full);
        Assert.Equal("default", byDefault.Single("AWS::Events::Rule", "Webhooks/Slack")["EventBusName"]!.ToString());
        Assert.Equal(
            "default",
            byDefault.Single("AWS::Lambda::Function", "Audit/")["Environment"]!["Variables"]!["AUDITOR_EVENT_BUS"]!.ToString()
        );
    }

    [Fact]
    public void There_is_none_by_default() => Assert.Empty(SynthesizedApp.Template().OfType("AWS::Events::ApiDestination"));

    private static Resource Connection(string tool) => Template.Single("AWS::Events::Connection", $"Webhooks/{tool}");

    private static Resource Rule(string tool) => Template.Single("AWS::Events::Rule", $"Webhooks/{tool}");

    private static JsonNode Target(string tool) => Assert.Single(Rule(tool)["Targets"]!.AsArray())!;

    private static InputTransformer Transformer(string tool) => new(Target(tool)["InputTransformer"]!);

    private static EventPattern Pattern(string tool) => new(Rule(tool)["EventPattern"]!);
}
