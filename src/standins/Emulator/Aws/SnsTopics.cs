using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using EcsImageAuditor.Emulator.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace EcsImageAuditor.Emulator.Aws;

/// <summary>
/// SNS by its Query protocol: Publish. Thread safe.
/// See <see href="https://docs.aws.amazon.com/sns/latest/api/API_Publish.html"/>.
/// </summary>
internal sealed class SnsTopics
{
    private const long MaxBodyBytes = 2 << 20;
    private const int MaxMessages = 10_000;
    private const int MaxMessageBytes = 262_144;
    private const int MaxSubjectLength = 100;

    private static readonly XNamespace Namespace = "http://sns.amazonaws.com/doc/2010-03-31/";

    private readonly Lock _lock = new();
    private readonly Queue<PublishedMessage> _published = new();

    public IReadOnlyList<PublishedMessage> Published()
    {
        lock (_lock)
            return [.. _published];
    }

    public async Task HandleAsync(HttpContext context)
    {
        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(await RequestBody.ReadAsync(context.Request, MaxBodyBytes)));
        try
        {
            await WriteAsync(context, StatusCodes.Status200OK, Answer(form));
        }
        catch (AwsException problem)
        {
            await WriteAsync(context, problem.StatusCode, new XElement(
                Namespace + "ErrorResponse",
                new XElement(
                    Namespace + "Error",
                    new XElement(Namespace + "Type", "Sender"),
                    new XElement(Namespace + "Code", problem.Code),
                    new XElement(Namespace + "Message", problem.Message)),
                new XElement(Namespace + "RequestId", Guid.NewGuid())));
        }
    }

    private XElement Answer(Dictionary<string, StringValues> form)
    {
        if (Text(form, "Action") != "Publish")
            throw new AwsException(400, "InvalidAction", $"The emulator has no SNS action '{Text(form, "Action")}'.");

        var message = new PublishedMessage(
            Text(form, "TopicArn"),
            Text(form, "Subject"),
            Text(form, "Message"),
            Text(form, "MessageStructure"),
            AttributesOf(form));
        Check(message);
        lock (_lock)
        {
            if (_published.Count == MaxMessages)
                _published.Dequeue();
            _published.Enqueue(message);
        }

        return new XElement(
            Namespace + "PublishResponse",
            new XElement(Namespace + "PublishResult", new XElement(Namespace + "MessageId", Guid.NewGuid())),
            new XElement(Namespace + "ResponseMetadata", new XElement(Namespace + "RequestId", Guid.NewGuid())));
    }

    private static void Check(PublishedMessage message)
    {
        if (!message.TopicArn.StartsWith("arn:", StringComparison.Ordinal))
            throw Invalid("TopicArn");
        if (message.Message.Length == 0 || Encoding.UTF8.GetByteCount(message.Message) > MaxMessageBytes)
            throw Invalid("Message must have 1 to 262144 bytes");
        if (message.Subject.Length > MaxSubjectLength || message.Subject.Any(char.IsControl))
            throw Invalid("Subject");
        if (message.Structure == "json" && !HasDefault(message.Message))
            throw Invalid("Message Structure - No default entry in JSON message body");
    }

    private static AwsException Invalid(string what) => new(400, "InvalidParameter", $"Invalid parameter: {what}");

    private static bool HasDefault(string message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("default", out var text)
                && text.ValueKind == JsonValueKind.String;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> AttributesOf(Dictionary<string, StringValues> form)
    {
        var attributes = new Dictionary<string, string>();
        for (var i = 1; form.ContainsKey(Key(i, "Name")); i++)
            attributes[Text(form, Key(i, "Name"))] = Text(form, Key(i, "Value.StringValue"));
        return attributes;
    }

    private static string Text(Dictionary<string, StringValues> form, string name) => form.GetValueOrDefault(name).ToString();

    private static string Key(int index, string member) =>
        string.Create(CultureInfo.InvariantCulture, $"MessageAttributes.entry.{index}.{member}");

    private static Task WriteAsync(HttpContext context, int status, XElement document)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/xml";
        return context.Response.WriteAsync(document.ToString(SaveOptions.DisableFormatting), context.RequestAborted);
    }
}
