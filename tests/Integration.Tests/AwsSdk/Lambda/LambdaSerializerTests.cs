using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using EcsImageAuditor.Tests.Shared.AwsSdk.Lambda;

namespace Integration.Tests.AwsSdk.Lambda;

public sealed class LambdaSerializerTests
{
    private readonly SourceGeneratorLambdaJsonSerializer<EventJsonContext> _serializer = new();

    [Fact]
    public void An_SQS_batch_is_read_whatever_the_case_of_its_names()
    {
        var batch = Read<SQSEvent>("""
            {"Records":[{"messageId":"m-1","receiptHandle":"r","body":"{}","attributes":{"ApproximateReceiveCount":"1"},
            "messageAttributes":{"a":{"dataType":"Binary","binaryValue":"AQI="}},"md5OfBody":"d","eventSource":"aws:sqs",
            "eventSourceARN":"arn:aws:sqs:us-east-2:123456789012:my-queue","awsRegion":"us-east-2"}]}
            """);

        var message = Assert.Single(batch.Records);
        Assert.Equal("m-1", message.MessageId);
        Assert.Equal("arn:aws:sqs:us-east-2:123456789012:my-queue", message.EventSourceArn);
        Assert.Equal("1", message.Attributes["ApproximateReceiveCount"]);
        Assert.Equal([1, 2], message.MessageAttributes["a"].BinaryValue.ToArray());
        Assert.Null(message.Md5OfMessageAttributes);
    }

    [Fact]
    public void A_batch_answer_names_the_messages_that_failed()
    {
        Assert.Equal("""{"batchItemFailures":[]}""", Write(new SQSBatchResponse()));
        Assert.Equal(
            """{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""",
            Write(new SQSBatchResponse([new SQSBatchResponse.BatchItemFailure { ItemIdentifier = "m-1" }])));
    }

    [Fact]
    public void An_EventBridge_event_survives_a_round_trip()
    {
        var read = Read<CloudWatchEvent<Order>>("""
            {"version":"0","id":"e","detail-type":"ECS Task State Change","source":"aws.ecs","account":"111122223333",
            "time":"2026-11-21T09:00:00Z","region":"us-west-2","resources":["arn"],"detail":{"item":"tea","count":2},"new":1}
            """);

        var again = Read<CloudWatchEvent<Order>>(Write(read));

        Assert.Equal("ECS Task State Change", again.DetailType);
        Assert.Equal(new DateTime(2026, 11, 21, 9, 0, 0, DateTimeKind.Utc), again.Time);
        Assert.Equal("us-west-2", again.Region);
        Assert.Equal(["arn"], again.Resources);
        Assert.Equal("tea", again.Detail.Item);
        Assert.Equal(2, again.Detail.Count);
    }

    [Theory]
    [InlineData("1700000000")]
    [InlineData("1700000000.0")]
    [InlineData("\"2023-11-14T22:13:20Z\"")]
    public void A_time_is_a_string_or_a_number_of_seconds(string time) =>
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(1_700_000_000), Read<CloudWatchEvent<Order>>($$"""{"time":{{time}}}""").Time);

    [Fact]
    public void Bytes_are_written_as_numbers_and_read_from_numbers_or_base64()
    {
        Assert.Equal("""{"Data":[1,255]}""", Write(new Bytes { Data = [1, 255] }));
        Assert.Equal([1, 255], Read<Bytes>("""{"data":[1,255]}""").Data!);
        Assert.Equal([1, 255], Read<Bytes>("""{"data":"Af8="}""").Data!);
    }

    [Fact]
    public void Absent_members_are_left_out_and_text_is_not_escaped_without_need() =>
        Assert.Equal("""{"Text":"Tee & Gebäck <heiß>"}""", Write(new Receipt { Text = "Tee & Gebäck <heiß>" }));

    [Fact]
    public void A_type_that_the_context_lacks_is_named()
    {
        var exception = Assert.Throws<JsonSerializerException>(() => Read<StringBuilder>("{}"));

        Assert.Contains("System.Text.StringBuilder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_cannot_be_read_says_which_type_and_why()
    {
        var exception = Assert.Throws<JsonSerializerException>(() => Read<SQSEvent>("{"));

        Assert.Contains(nameof(SQSEvent), exception.Message, StringComparison.Ordinal);
        Assert.IsAssignableFrom<JsonException>(exception.InnerException);
    }

    [Fact]
    public void Options_can_be_changed()
    {
        Action<JsonSerializerOptions> camelCase = options => options.PropertyNamingPolicy = new AwsNamingPolicy(JsonNamingPolicy.CamelCase);
        var serializer = new SourceGeneratorLambdaJsonSerializer<EventJsonContext>(camelCase);
        using var stream = new MemoryStream();

        serializer.Serialize(new Bytes { XAmzRequestId = "r" }, stream);

        Assert.Equal("""{"x-amz-request-id":"r"}""", Encoding.UTF8.GetString(stream.ToArray()));
    }

    private T Read<T>(string json)
    {
        using var stream = new BufferedStream(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        return _serializer.Deserialize<T>(stream);
    }

    private string Write<T>(T value)
    {
        using var stream = new MemoryStream();
        _serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

public sealed class Bytes
{
    public byte[]? Data { get; set; }

    public string? XAmzRequestId { get; set; }
}

[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
[JsonSerializable(typeof(CloudWatchEvent<Order>))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(Bytes))]
public sealed partial class EventJsonContext : JsonSerializerContext;
