using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Tests.Shared.Ecs;

namespace EcsImageAuditor.Tests.Ecs;

/// <summary>What people give to the command line.</summary>
public sealed class TaskFileTests
{
    private static readonly JsonNode Event = Events.Json("ec2-run-task-running");

    private static JsonNode Task => Event["detail"]!.DeepClone();

    [Fact]
    public void An_event_is_read() => Assert.IsType<EventReading.Audited>(Assert.Single(Read(Event.ToJsonString())));

    [Fact]
    public void The_output_of_describe_tasks_is_read_task_by_task()
    {
        var output = new JsonObject { ["tasks"] = new JsonArray(Task, Task), ["failures"] = new JsonArray() };

        var tasks = Read(output.ToJsonString()).Cast<EventReading.Audited>().Select(reading => reading.Task).ToArray();

        Assert.Equal(2, tasks.Length);
        Assert.True(tasks[0].IsDescribed);
    }

    [Fact]
    public void A_single_task_and_a_list_of_them_are_read()
    {
        Assert.Single(Read(Task.ToJsonString()).OfType<EventReading.Audited>());
        Assert.Equal(2, Read(new JsonArray(Task, Task).ToJsonString()).OfType<EventReading.Audited>().Count());
    }

    [Fact]
    public void Times_may_be_numbers()
    {
        var task = Task;
        task["startedAt"] = 1790000000.123;

        Assert.True(Assert.IsType<EventReading.Audited>(Assert.Single(Read(task.ToJsonString()))).Task.HasStarted);
    }

    [Theory]
    [InlineData("""{"taskArns":["arn:aws:ecs:us-east-1:123456789012:task/a/b"]}""", "describe-tasks")]
    [InlineData("""{"taskDefinition":{"containerDefinitions":[]}}""", "task definition")]
    [InlineData("""{"services":[],"failures":[]}""", "describe-services")]
    [InlineData("""{"eventVersion":"1.08","eventName":"RunTask"}""", "CloudTrail")]
    public void Other_output_is_named(string json, string name) =>
        Assert.Contains(name, Assert.IsType<EventReading.Malformed>(Assert.Single(Read(json))).Why, StringComparison.Ordinal);

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_byte_order_mark_says_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.IsType<EventReading.Audited>(
            Assert.Single(TaskFile.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(Event.ToJsonString())])));
    }

    [Fact]
    public void An_encoding_without_a_mark_is_named()
    {
        var reading = Assert.Single(TaskFile.Read(Encoding.Unicode.GetBytes(Event.ToJsonString())));

        Assert.Contains("UTF-16", Assert.IsType<EventReading.Malformed>(reading).Why, StringComparison.Ordinal);
    }

    private static IReadOnlyList<EventReading> Read(string json) => TaskFile.Read(Encoding.UTF8.GetBytes(json));
}
