using System.Text.Json.Nodes;
using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Intake;

public sealed class TaskEventsTests
{
    private const string Slow = """{ "timeoutSeconds": 120, "maxConcurrency": 50 }""";

    private static readonly Template Template = SynthesizedApp.Template();

    [Fact]
    public void The_rule_takes_tasks_that_run_or_ended_and_those_of_which_a_container_does() =>
        Assert.Equal(
            """{"detail":{"$or":[{"lastStatus":["RUNNING","STOPPED"]},{"lastStatus":["PENDING","ACTIVATING"],"containers":{"lastStatus":["RUNNING","STOPPED"]}}]},"detail-type":["ECS Task State Change"],"source":["aws.ecs"]}""",
            Template.Single("AWS::Events::Rule", "TaskEvents/")["EventPattern"]!.ToJsonString());

    [Fact]
    public void An_event_that_cannot_be_delivered_is_kept()
    {
        var target = Assert.Single(Template.Single("AWS::Events::Rule", "TaskEvents/")["Targets"]!.AsArray())!;

        Assert.Contains(Queue("TaskEvents/Queue").Id, target["Arn"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Queue("TaskEvents/Undelivered").Id, target["DeadLetterConfig"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_rule_may_fill_the_queue()
    {
        var senders = Template.Statements.Where(held =>
            held.Statement.Actions.Contains("sqs:SendMessage")
            && held.Statement.Allows
            && held.Resource.Type == "AWS::SQS::QueuePolicy"
        );

        AssertEach.Of(
            senders,
            held =>
            {
                Assert.Contains("events.amazonaws.com", held.Statement.Principal, StringComparison.Ordinal);
                Assert.Contains(
                    Template.Single("AWS::Events::Rule", "TaskEvents/").Id,
                    held.Statement.Condition!["ArnEquals"]!["aws:SourceArn"]!.ToJsonString(),
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public void Everybody_else_is_refused_though_their_own_policy_lets_them_send()
    {
        var template = SynthesizedApp.Template(
            """{ "organizationId": "o-a1b2c3d4e5", "redriveRoles": ["arn:aws:iam::111122223333:role/operators/night"] }"""
        );
        var condition = Denied(template, "TaskEvents/Queue")["ArnNotEquals"]!;

        var rules = condition["aws:SourceArn"]!.AsArray().Select(rule => rule!.ToJsonString()).ToArray();
        Assert.Equal(2, rules.Length);
        AssertEach.Of(
            template.OfType("AWS::Events::Rule").Where(rule => rule["Targets"]![0]!.ToJsonString().Contains("TaskEventsQueue")),
            rule => Assert.Contains(rules, arn => arn.Contains(rule.Id, StringComparison.Ordinal)));
        var roles = condition["aws:PrincipalArn"]!.AsArray().Select(role => role!.ToJsonString()).ToArray();
        Assert.Equal(2, roles.Length);
        Assert.Contains("AuditAuditorRole", roles[0], StringComparison.Ordinal);
        Assert.Equal("\"arn:aws:iam::111122223333:role/operators/night\"", roles[1]);
    }

    [Fact]
    public void Nobody_puts_messages_into_the_dead_letter_queues_but_SQS_and_the_rule()
    {
        Assert.NotNull(Denied(Template, "TaskEvents/Undelivered")["ArnNotEquals"]!["aws:SourceArn"]);
        Assert.Equal("""{"Bool":{"aws:PrincipalIsAWSService":"false"}}""", Denied(Template, "TaskEvents/Unaudited").ToJsonString());
    }

    [Fact]
    public void A_batch_stays_hidden_for_six_times_the_function_s_timeout()
    {
        var template = SynthesizedApp.Template(Slow);

        Assert.Equal(120, template.Single("AWS::Lambda::Function", "Audit/")["Timeout"]!.GetValue<int>());
        Assert.Equal(6 * 120, template.Single("AWS::SQS::Queue", "TaskEvents/Queue")["VisibilityTimeout"]!.GetValue<int>());
    }

    [Fact]
    public void A_failed_event_comes_again_without_the_rest_of_its_batch()
    {
        var mapping = SynthesizedApp.Template(Slow).Single("AWS::Lambda::EventSourceMapping");

        Assert.Equal("""["ReportBatchItemFailures"]""", mapping["FunctionResponseTypes"]!.ToJsonString());
        Assert.Equal(50, mapping["ScalingConfig"]!["MaximumConcurrency"]!.GetValue<int>());
    }

    [Fact]
    public void The_function_knows_its_last_attempt()
    {
        var receives = Queue("TaskEvents/Queue")["RedrivePolicy"]!["maxReceiveCount"]!;

        Assert.Equal(
            receives.ToString(),
            Template.Single("AWS::Lambda::Function", "Audit/")["Environment"]!["Variables"]!["AUDITOR_MAX_RECEIVES"]!.ToString()
        );
    }

    private static JsonNode Denied(Template template, string queue)
    {
        var id = template.Single("AWS::SQS::Queue", queue).Id;
        var statement = Assert.Single(
            template.Statements,
            held =>
                !held.Statement.Allows
                && held.Statement.Actions is ["sqs:SendMessage"]
                && held.Statement.Resources.Single().Contains(id, StringComparison.Ordinal)
        ).Statement;
        Assert.Contains("*", statement.Principal, StringComparison.Ordinal);
        return statement.Condition!;
    }

    private static Resource Queue(string path) => Template.Single("AWS::SQS::Queue", path);
}
