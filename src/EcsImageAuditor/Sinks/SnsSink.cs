using System.Text.Json;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using EcsImageAuditor.Auditing;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Sinks;

/// <summary>
/// Publishes findings to an SNS topic, one message each: readable text for e-mail and as default, a chat notification for
/// <c>https</c> (Amazon Q Developer), and the finding's JSON for <c>sqs</c> and <c>lambda</c>.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</remarks>
public sealed class SnsSink(IAmazonSimpleNotificationService sns, string topicArn) : IFindingSink
{
    public string Name => "sns";

    /// <exception cref="AmazonSimpleNotificationServiceException">SNS refused the message.</exception>
    public Task DeliverAsync(Finding finding, CancellationToken cancellationToken) => sns.PublishAsync(
        new PublishRequest
        {
            TopicArn = topicArn,
            Subject = AlertText.Subject(finding),
            MessageStructure = "json",
            Message = JsonSerializer.Serialize(MessageOf(finding), SinkJsonContext.Readable.SnsMessage),
            MessageAttributes = AttributesOf(finding),
        },
        cancellationToken);

    /// <summary>Its attributes name every verdict and reason that it counts, so that a filter for one of them lets it through.</summary>
    /// <exception cref="AmazonSimpleNotificationServiceException">SNS refused the message.</exception>
    public Task DeliverAsync(AlertSummary summary, CancellationToken cancellationToken) => sns.PublishAsync(
        new PublishRequest
        {
            TopicArn = topicArn,
            Subject = SummaryText.Subject(summary),
            MessageStructure = "json",
            Message = JsonSerializer.Serialize(MessageOf(summary), SinkJsonContext.Readable.SnsMessage),
            MessageAttributes = AttributesOf(summary),
        },
        cancellationToken);

    private static SnsMessage MessageOf(AlertSummary summary)
    {
        var text = SummaryText.Body(summary);
        var report = JsonSerializer.Serialize(new AlertSummaryReport(summary), ReportJsonContext.Readable.AlertSummaryReport);
        return new SnsMessage
        {
            Default = text,
            Email = text,
            Https = JsonSerializer.Serialize(ChatNotification.Of(summary), SinkJsonContext.Readable.ChatNotification),
            Sqs = report,
            Lambda = report,
        };
    }

    private static Dictionary<string, MessageAttributeValue> AttributesOf(AlertSummary summary) => new()
    {
        ["verdict"] = Texts(summary.Verdicts.Select(WireName.Of)),
        ["reason"] = Texts(summary.Reasons.Select(count => count.Reason)),
        ["cluster"] = Text(Printable.Clean(SummaryText.ClusterOf(summary))),
        ["account"] = Text(Amazon.Arn.Parse(summary.Scope.ClusterArn).AccountId),
        ["decision"] = Text(WireName.Of(Decision.Alert)),
    };

    private static SnsMessage MessageOf(Finding finding)
    {
        var text = AlertText.Body(finding);
        var report = JsonSerializer.Serialize(new FindingReport(finding), ReportJsonContext.Readable.FindingReport);
        return new SnsMessage
        {
            Default = text,
            Email = text,
            Https = JsonSerializer.Serialize(ChatNotification.Of(finding), SinkJsonContext.Readable.ChatNotification),
            Sqs = report,
            Lambda = report,
        };
    }

    private static Dictionary<string, MessageAttributeValue> AttributesOf(Finding finding)
    {
        var (audit, task) = (finding.Audit, finding.Audit.Task);
        var attributes = new Dictionary<string, MessageAttributeValue>
        {
            ["verdict"] = Text(WireName.Of(audit.Image.Verdict.Kind)),
            ["cluster"] = Text(Printable.Clean(task.ClusterName)),
            ["account"] = Text(task.Account),
            ["decision"] = Text(WireName.Of(audit.Decision)),
        };
        if (audit.Image.Reason is { } reason)
            attributes["reason"] = Text(WireName.Of(reason.Code));
        return attributes;
    }

    /// <summary>A list of texts, each of which a filter may match; the names hold nothing that JSON escapes.</summary>
    private static MessageAttributeValue Texts(IEnumerable<string> values) =>
        new() { DataType = "String.Array", StringValue = $"[{string.Join(',', values.Select(value => $"\"{value}\""))}]" };

    private static MessageAttributeValue Text(string value) => new() { DataType = "String", StringValue = value };
}
