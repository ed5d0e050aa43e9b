using System.Globalization;
using System.Xml.Linq;
using EcsImageAuditor.Tests.Components;

namespace EcsImageAuditor.Tests.Fleet;

/// <summary>A queue in moto, as an event source of a function uses it: ten messages at a time.</summary>
internal sealed class MotoQueue : IDisposable
{
    private const int Batch = 10;

    private readonly MotoClient _moto;
    private readonly string _url;

    private MotoQueue(Uri endpoint, string name) => (_moto, _url) = (new MotoClient(endpoint), $"{endpoint}{MotoClient.Account}/{name}");

    /// <param name="endpoint">moto's.</param>
    /// <param name="name">A new queue's name.</param>
    /// <param name="visibility">After how many seconds a message that was not deleted comes again.</param>
    public static async Task<MotoQueue> CreateAsync(Uri endpoint, string name, int visibility)
    {
        var queue = new MotoQueue(endpoint, name);
        await queue._moto.QueryAsync(
            "sqs",
            ("Action", "CreateQueue"), ("QueueName", name), ("Attribute.1.Name", "VisibilityTimeout"), ("Attribute.1.Value", visibility.ToString(CultureInfo.InvariantCulture)));
        return queue;
    }

    public async Task SendAsync(IEnumerable<string> bodies)
    {
        foreach (var batch in bodies.Chunk(Batch))
        {
            var fields = batch.SelectMany((body, index) => new[]
            {
                ($"SendMessageBatchRequestEntry.{index + 1}.Id", $"m{index}"), ($"SendMessageBatchRequestEntry.{index + 1}.MessageBody", body),
            });
            await _moto.QueryAsync("sqs", [("Action", "SendMessageBatch"), ("QueueUrl", _url), .. fields]);
        }
    }

    public async Task<IReadOnlyList<(string Body, string Receipt)>> ReceiveAsync()
    {
        var answer = XDocument.Parse(await _moto.QueryAsync("sqs", ("Action", "ReceiveMessage"), ("QueueUrl", _url), ("MaxNumberOfMessages", $"{Batch}")));
        return
        [
            .. answer.Descendants().Where(element => element.Name.LocalName == "Message").Select(message => (
                message.Elements().First(element => element.Name.LocalName == "Body").Value,
                message.Elements().First(element => element.Name.LocalName == "ReceiptHandle").Value)),
        ];
    }

    public Task DeleteAsync(IReadOnlyList<string> receipts)
    {
        var fields = receipts.SelectMany((receipt, index) => new[]
        {
            ($"DeleteMessageBatchRequestEntry.{index + 1}.Id", $"m{index}"), ($"DeleteMessageBatchRequestEntry.{index + 1}.ReceiptHandle", receipt),
        });
        return receipts.Count == 0 ? Task.CompletedTask : _moto.QueryAsync("sqs", [("Action", "DeleteMessageBatch"), ("QueueUrl", _url), .. fields]);
    }

    public void Dispose() => _moto.Dispose();
}
