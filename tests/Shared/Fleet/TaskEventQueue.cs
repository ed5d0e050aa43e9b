using System.Text.Json.Nodes;

namespace EcsImageAuditor.Tests.Shared.Fleet;

/// <summary>The way of an event from ECS to a worker, in moto: a queue with its dead-letter queue, and a rule on the default bus.</summary>
internal sealed class TaskEventQueue : IDisposable
{
    /// <summary>What EventBridge and SQS take, and SQS gives, in one call.</summary>
    public const int Batch = 10;

    // As the deployment has them.
    private const string Pattern = """
        {"source":["aws.ecs"],"detail-type":["ECS Task State Change"],"detail":{"lastStatus":["RUNNING","STOPPED"]}}
        """;
    private const int MaxReceives = 5;
    private const int VisibilityTimeout = 360;

    // moto deletes by putting a copy of the queue in its place: a message that came meanwhile would be lost, as SQS loses none.
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly MotoClient _moto;
    private readonly Uri _endpoint;
    private readonly string _name;
    private readonly string _unaudited;

    private TaskEventQueue(Uri endpoint, string name)
    {
        _moto = new MotoClient(endpoint);
        (_endpoint, _name, _unaudited) = (endpoint, name, $"{name}-unaudited");
    }

    public string Arn => _moto.Arn("sqs", _name);

    public static async Task<TaskEventQueue> CreateAsync(Uri endpoint, string name)
    {
        var queue = new TaskEventQueue(endpoint, name);
        var redrive = new JsonObject
        {
            ["deadLetterTargetArn"] = queue._moto.Arn("sqs", queue._unaudited),
            ["maxReceiveCount"] = MaxReceives,
        };
        await queue.SqsAsync("CreateQueue", new JsonObject { ["QueueName"] = queue._unaudited });
        await queue.SqsAsync("CreateQueue", new JsonObject
        {
            ["QueueName"] = name,
            ["Attributes"] = new JsonObject { ["VisibilityTimeout"] = $"{VisibilityTimeout}", ["RedrivePolicy"] = redrive.ToJsonString() },
        });
        return queue;
    }

    /// <summary>From now on what ECS tells the bus comes to this queue.</summary>
    public async Task AttachToBusAsync()
    {
        await EventsAsync("PutRule", new JsonObject { ["Name"] = _name, ["EventPattern"] = Pattern });
        await EventsAsync("PutTargets", new JsonObject
        {
            ["Rule"] = _name,
            ["Targets"] = new JsonArray(new JsonObject { ["Id"] = "queue", [nameof(Arn)] = Arn }),
        });
    }

    /// <summary>Sends events, at most <see cref="Batch"/>, to the bus as ECS does. moto takes a good part of a second for each.</summary>
    /// <returns>The ids that EventBridge gave them.</returns>
    public async Task<IReadOnlyList<string>> PutEventsAsync(IReadOnlyList<JsonNode> events)
    {
        var entries = events.Select(sent => new JsonObject
        {
            ["Source"] = sent["source"]!.DeepClone(),
            ["DetailType"] = sent["detail-type"]!.DeepClone(),
            ["Resources"] = sent["resources"]!.DeepClone(),
            ["Detail"] = sent["detail"]!.ToJsonString(),
        });
        var answer = await EventsAsync("PutEvents", new JsonObject { ["Entries"] = new JsonArray([.. entries]) });
        Assert.Equal(0, (int)answer["FailedEntryCount"]!);
        return [.. answer["Entries"]!.AsArray().Select(entry => (string)entry!["EventId"]!)];
    }

    /// <summary>Sends events, at most <see cref="Batch"/>, to the queue as the rule does.</summary>
    /// <returns>The ids that they have.</returns>
    public async Task<IReadOnlyList<string>> SendAsync(IReadOnlyList<JsonNode> events)
    {
        var entries = events.Select((sent, index) => new JsonObject { ["Id"] = $"{index}", ["MessageBody"] = sent.ToJsonString() });
        var request = new JsonObject { ["QueueUrl"] = UrlOf(_name), ["Entries"] = new JsonArray([.. entries]) };
        var answer = await SqsAsync("SendMessageBatch", request);
        Assert.Equal(events.Count, answer["Successful"]!.AsArray().Count);
        return [.. events.Select(sent => (string)sent["id"]!)];
    }

    /// <returns>At most <see cref="Batch"/> messages, none where none is visible now.</returns>
    public async Task<IReadOnlyList<QueueMessage>> ReceiveAsync()
    {
        var answer = await SqsAsync("ReceiveMessage", new JsonObject
        {
            ["QueueUrl"] = UrlOf(_name),
            ["MaxNumberOfMessages"] = Batch,
            ["WaitTimeSeconds"] = 0,
            ["MessageSystemAttributeNames"] = new JsonArray("All"),
        });
        return [.. (answer["Messages"]?.AsArray() ?? []).Select(received => QueueMessage.Of(received!))];
    }

    public async Task DeleteAsync(IReadOnlyList<QueueMessage> messages)
    {
        var entries = messages.Select(message => new JsonObject { ["Id"] = message.MessageId, ["ReceiptHandle"] = message.ReceiptHandle });
        var request = new JsonObject { ["QueueUrl"] = UrlOf(_name), ["Entries"] = new JsonArray([.. entries]) };
        var answer = await SqsAsync("DeleteMessageBatch", request);
        Assert.Equal(messages.Count, answer["Successful"]!.AsArray().Count);
    }

    /// <summary>How many messages there are, those that somebody works on included.</summary>
    public Task<int> CountAsync() => CountAsync(_name);

    /// <summary>How many messages the queue has given up.</summary>
    public Task<int> CountUnauditedAsync() => CountAsync(_unaudited);

    public void Dispose()
    {
        _moto.Dispose();
        _oneAtATime.Dispose();
    }

    private async Task<int> CountAsync(string queue)
    {
        string[] names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"];
        var answer = await SqsAsync("GetQueueAttributes", new JsonObject
        {
            ["QueueUrl"] = UrlOf(queue),
            ["AttributeNames"] = new JsonArray([.. names.Select(name => (JsonNode)name)]),
        });
        return names.Sum(name => int.Parse((string)answer["Attributes"]![name]!, System.Globalization.CultureInfo.InvariantCulture));
    }

    private string UrlOf(string queue) => $"{_endpoint}{MotoClient.Account}/{queue}";

    private Task<JsonNode> SqsAsync(string operation, JsonObject request) => CallAsync("sqs", $"AmazonSQS.{operation}", request, "1.0");

    private Task<JsonNode> EventsAsync(string operation, JsonObject request) =>
        CallAsync("events", $"AWSEvents.{operation}", request, "1.1");

    private async Task<JsonNode> CallAsync(string service, string target, JsonObject request, string version)
    {
        await _oneAtATime.WaitAsync();
        try
        {
            return await _moto.JsonAsync(service, target, request, version);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }
}
