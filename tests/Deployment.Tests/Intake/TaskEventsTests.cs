using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Intake;

public sealed class TaskEventsTests
{
    private const string Slow = """{ "timeoutSeconds": 120, "maxConcurrency": 50 }""";

    private static readonly Template Template = SynthesizedApp.Template();

    [Fact]
    public void The_rule_takes_tasks_that_run_or_ended() =>
        Assert.Equal(
            """{"detail":{"lastStatus":["RUNNING","STOPPED"]},"detail-type":["ECS Task State Change"],"source":["aws.ecs"]}""",
            Template.Single("AWS::Events::Rule")["EventPattern"]!.ToJsonString());

    [Fact]
    public void An_event_that_cannot_be_delivered_is_kept()
    {
        var target = Assert.Single(Template.Single("AWS::Events::Rule")["Targets"]!.AsArray())!;

        Assert.Contains(Queue("TaskEvents/Queue").Id, target["Arn"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(Queue("TaskEvents/Undelivered").Id, target["DeadLetterConfig"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_rule_may_fill_the_queue()
    {
        var senders = Template.Statements.Where(held =>
            held.Statement.Actions.Contains("sqs:SendMessage") && held.Resource.Type == "AWS::SQS::QueuePolicy"
        );

        Assert.All(
            senders,
            held =>
            {
                Assert.Contains("events.amazonaws.com", held.Statement.Principal, StringComparison.Ordinal);
                Assert.Contains(
                    Template.Single("AWS::Events::Rule").Id,
                    held.Statement.Condition!["ArnEquals"]!["aws:SourceArn"]!.ToJsonString(),
                    StringComparison.Ordinal
                );
            }
        );
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

    private static Resource Queue(string path) => Template.Single("AWS::SQS::Queue", path);
}
