using System.Text;
using System.Text.Json.Nodes;
using EcsImageAuditor.Ecs;
using EcsImageAuditor.Tests.Shared.Ecs;

namespace EcsImageAuditor.Tests.Ecs;

/// <summary>What SNS, SQS and EventBridge Pipes put around an event is taken off; nothing is silently done.</summary>
public sealed class EventPayloadTests
{
    private static readonly string Event = Events.Json("ec2-run-task-running").ToJsonString();

    public static TheoryData<string, bool> Envelopes => new()
    {
        { Event, false },
        { Records(Record(Event)), true },
        { Records(Record(Notification(Event))), true },
        { Records(Record(Notification(Notification(Event)))), true },
        { Records(OfTopic(Event)), false },
        { $"[{Record(Event)}]", false },
        { $"[{Record(Notification(Event))}]", false },
        { $"[{Event}]", false },
        { Notification(Event), false },
        { Records(Record(Record(Event))), true },
    };

    [Theory]
    [MemberData(nameof(Envelopes))]
    public void An_event_is_found_in_its_envelope(string payload, bool isBatch)
    {
        var delivered = Assert.Single(EventPayload.Read(Encoding.UTF8.GetBytes(payload), out var batch));

        Assert.IsType<EventReading.Audited>(delivered.Reading);
        Assert.Equal(isBatch, batch);
    }

    public static TheoryData<string> Others =>
    [
        Records(Record("{}")), Records(Record("""{"hello":"world"}""")), Records(Record(Notification("hello"))), Records(Record("")),
        Records("""{"messageId":"m-0"}"""), Records("null"), Records("7"), Records(OfTopic("hello")), "[7]", "[{}]", "{}", "7",
        Records(Record(Enumerable.Range(0, 9).Aggregate(Event, (inner, _) => Notification(inner)))),
        Records("""{"kinesis":{"data":"aGVsbG8="},"eventSource":"aws:kinesis"}"""),
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public void What_is_no_event_is_malformed_and_not_passed_over(string payload) =>
        Assert.NotEmpty(Assert.IsType<EventReading.Malformed>(
            Assert.Single(EventPayload.Read(Encoding.UTF8.GetBytes(payload), out _)).Reading).Why);

    [Fact]
    public void An_event_of_another_service_is_passed_over_with_a_word()
    {
        var other = """{"source":"aws.ec2","detail-type":"EC2 Instance State-change Notification","detail":{}}""";

        Assert.IsType<EventReading.Ignored>(
            Assert.Single(EventPayload.Read(Encoding.UTF8.GetBytes(Records(Record(other))), out _)).Reading);
    }

    [Fact]
    public void One_bad_record_leaves_the_others_as_they_are()
    {
        var read = EventPayload.Read(Encoding.UTF8.GetBytes(Records(Record("{"), Record(Event), "null")), out var isBatch);

        Assert.True(isBatch);
        Assert.Equal(
            [typeof(EventReading.Malformed), typeof(EventReading.Audited), typeof(EventReading.Malformed)],
            read.Select(delivered => delivered.Reading.GetType()));
    }

    private static string Records(params string[] records) => $$"""{"Records":[{{string.Join(',', records)}}]}""";

    private static string Record(string body) => new JsonObject { ["messageId"] = "m-0", ["body"] = body }.ToJsonString();

    private static string Notification(string message) =>
        new JsonObject { ["Type"] = "Notification", ["MessageId"] = "1", ["Message"] = message }.ToJsonString();

    private static string OfTopic(string message) =>
        new JsonObject { ["EventSource"] = "aws:sns", ["Sns"] = JsonNode.Parse(Notification(message)) }.ToJsonString();
}
