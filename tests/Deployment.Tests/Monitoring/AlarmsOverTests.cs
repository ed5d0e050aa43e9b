using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Monitoring;

public sealed class AlarmsOverTests
{
    private static readonly Template Template = SynthesizedApp.Template("""{ "alertEmails": "security@example.com", "gate": true }""");

    /// <summary>Of these, the alarms that watch what the queue holds know when it is over.</summary>
    private static readonly string[] Rising = ["EcsImageAuditor-FailedSweeps", "EcsImageAuditor-Unaudited", "EcsImageAuditor-Undelivered"];

    [Fact]
    public void People_hear_that_an_alarm_is_over_and_not_that_it_was_made()
    {
        var pattern = Rule(Template)["EventPattern"]!;

        Assert.Equal("""["aws.cloudwatch"]""", pattern["source"]!.ToJsonString());
        Assert.Equal("""["CloudWatch Alarm State Change"]""", pattern["detail-type"]!.ToJsonString());
        Assert.Equal("""{"value":["OK"]}""", pattern["detail"]!["state"]!.ToJsonString());
        Assert.Equal("""{"value":["ALARM"]}""", pattern["detail"]!["previousState"]!.ToJsonString());
        Assert.Equal(
            Template.OfType("AWS::CloudWatch::Alarm").Select(alarm => alarm["AlarmName"]!.ToString()).Except(Rising).Order(StringComparer.Ordinal),
            pattern["detail"]!["alarmName"]!.AsArray().Select(name => name!.ToString()).Order(StringComparer.Ordinal));
        AssertEach.Of(Template.OfType("AWS::CloudWatch::Alarm"), alarm => Assert.Null(alarm["OKActions"]));
    }

    [Fact]
    public void The_message_is_text_for_e_mail_and_a_notification_for_a_chat()
    {
        const string chat = """{ "slackWorkspaceId": "T0123ABCD", "slackChannelId": "C0123ABCD" }""";

        Assert.StartsWith("OVER: EcsImageAuditor-Backlog is no longer in alarm.", Message(Template).ToString(), StringComparison.Ordinal);
        Assert.Equal("OVER: EcsImageAuditor-Backlog", Message(SynthesizedApp.Template(chat))["content"]!["title"]!.ToString());
    }

    /// <summary>A value is put between the quotes of a text as it is.</summary>
    [Fact]
    public void No_alarm_s_description_would_break_the_message() =>
        AssertEach.IsNot(
            SynthesizedApp.Template(Deployments.Full).OfType("AWS::CloudWatch::Alarm").Select(alarm => alarm["AlarmDescription"]!.ToString()),
            text => text.AsSpan().ContainsAny("\"\\\n<>"));

    [Fact]
    public void The_rule_may_publish_to_the_encrypted_topic()
    {
        var statements = Template.Statements.Where(held => held.Statement.Principal.Contains("events.amazonaws.com", StringComparison.Ordinal)).ToList();

        Assert.Contains(
            statements,
            held => held.Resource.Type == "AWS::SNS::TopicPolicy"
                && held.Statement.Condition!["ArnEqualsIfExists"]!["aws:SourceArn"]!.ToJsonString().Contains(Rule(Template).Id, StringComparison.Ordinal));
        Assert.Contains(statements, held => held.Resource.Type == "AWS::KMS::Key" && held.Statement.Actions.Contains("kms:Decrypt"));
        Assert.Null(Rule(Template)["Targets"]![0]!["RoleArn"]);
    }

    [Fact]
    public void Synthesis_warns_where_nobody_would_hear_an_alert()
    {
        Assert.Contains(SynthesizedApp.Warnings("{}"), warning => warning.StartsWith("Nobody would hear an alert", StringComparison.Ordinal));
        Assert.Empty(SynthesizedApp.Warnings("""{ "alertEmails": "security@example.com" }"""));
        Assert.Empty(SynthesizedApp.Warnings("""{ "verdictEventBus": "default" }"""));
    }

    private static JsonNode Message(Template template) =>
        JsonNode.Parse(
            Rule(template)["Targets"]![0]!["InputTransformer"]!["InputTemplate"]!.ToString()
                .Replace("<name>", "EcsImageAuditor-Backlog", StringComparison.Ordinal)
                .Replace("<about>", "ECS image auditor: task events wait.", StringComparison.Ordinal))!;

    private static Resource Rule(Template template) => template.Single("AWS::Events::Rule", "Alarms/Over/");
}
