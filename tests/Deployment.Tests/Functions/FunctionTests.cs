using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Functions;

public sealed class FunctionTests
{
    private static readonly Template Full = SynthesizedApp.Template(Deployments.Full);

    [Theory]
    [InlineData("Audit/", "audit")]
    [InlineData("Sweep/", "sweep")]
    [InlineData("Gate/", "gate")]
    public void Each_function_runs_its_handler_of_the_one_image(string path, string handler)
    {
        var function = Full.Single("AWS::Lambda::Function", path);

        Assert.Equal("Image", function["PackageType"]!.ToString());
        Assert.Equal($"[\"{handler}\"]", function["ImageConfig"]!["Command"]!.ToJsonString());
        Assert.Single(Full.OfType("AWS::Lambda::Function").Select(other => other["Code"]!.ToJsonString()).Distinct());
    }

    [Fact]
    public void The_image_is_built_for_the_functions_processor()
    {
        Assert.Equal("""["x86_64"]""", Full.Single("AWS::Lambda::Function", "Audit/")["Architectures"]!.ToJsonString());
        Assert.Equal("""["arm64"]""", SynthesizedApp.Template().Single("AWS::Lambda::Function", "Audit/")["Architectures"]!.ToJsonString());
    }

    [Fact]
    public void By_default_events_are_audited_and_running_tasks_swept_every_day()
    {
        var template = SynthesizedApp.Template();

        Assert.Equal(
            ["Audit/Auditor/Function/Resource", "Sweep/Auditor/Function/Resource"],
            template.OfType("AWS::Lambda::Function").Select(function => function.Path).Order()
        );
        Assert.Equal("rate(24 hours)", template.Single("AWS::Scheduler::Schedule")["ScheduleExpression"]!.ToString());
    }

    [Fact]
    public void The_sweep_can_be_turned_off() =>
        Assert.Equal(
            "Audit/Auditor/Function/Resource",
            SynthesizedApp.Template("""{ "sweep": false }""").Single("AWS::Lambda::Function").Path
        );

    [Fact]
    public void ECS_may_ask_the_gate_and_nothing_else()
    {
        Assert.Contains("ecs.amazonaws.com", Full.Single("AWS::IAM::Role", "Gate/HookRole/").Json.ToJsonString(), StringComparison.Ordinal);
        var statement = Assert.Single(Full.StatementsOfRole("Gate/HookRole/"));
        Assert.Equal(["lambda:InvokeFunction"], statement.Actions);
        Assert.Equal([$"${{{Full.Single("AWS::Lambda::Function", "Gate/").Id}.Arn}}"], statement.Resources);
    }

    [Fact]
    public void Running_tasks_are_swept_on_schedule_and_a_sweep_that_fails_is_kept()
    {
        var schedule = Full.Single("AWS::Scheduler::Schedule");
        var failed = Full.Single("AWS::SQS::Queue", "Sweep/Failed/").Id;

        Assert.Equal("rate(6 hours)", schedule["ScheduleExpression"]!.ToString());
        Assert.Contains(
            Full.Single("AWS::Lambda::Function", "Sweep/").Id,
            schedule["Target"]!["Arn"]!.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Contains(failed, schedule["Target"]!["DeadLetterConfig"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(
            failed,
            Full.Single("AWS::Lambda::EventInvokeConfig")["DestinationConfig"]!["OnFailure"]!.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "rate(1 hour)",
            SynthesizedApp.Template("""{ "sweepHours": 1 }""").Single("AWS::Scheduler::Schedule")["ScheduleExpression"]!.ToString()
        );
    }

    [Fact]
    public void Logs_are_JSON_and_kept_for_the_given_time()
    {
        AssertEach.Of(
            Full.OfType("AWS::Lambda::Function"),
            function => Assert.Equal("JSON", function["LoggingConfig"]!["LogFormat"]!.ToString())
        );
        AssertEach.Of(Full.OfType("AWS::Logs::LogGroup"), logs => Assert.Equal(90, logs["RetentionInDays"]!.GetValue<int>()));
        AssertEach.Of(
            SynthesizedApp.Template("""{ "logRetentionDays": 365 }""").OfType("AWS::Logs::LogGroup"),
            logs => Assert.Equal(365, logs["RetentionInDays"]!.GetValue<int>())
        );
    }

    [Fact]
    public void Old_verdicts_leave_the_table_by_themselves()
    {
        var table = Full.Single("AWS::DynamoDB::Table");

        Assert.Equal("""{"AttributeName":"ttl","Enabled":true}""", table["TimeToLiveSpecification"]!.ToJsonString());
        Assert.Equal("Delete", table.Json["DeletionPolicy"]!.ToString());
    }
}
