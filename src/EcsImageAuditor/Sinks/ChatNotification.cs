using EcsImageAuditor.Auditing;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Sinks;

/// <summary>The custom notification that Amazon Q Developer in chat applications shows in Slack and Teams.</summary>
/// <remarks>https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html</remarks>
public sealed record ChatNotification
{
    private const int LongestTitle = 250;
    private const int LongestDescription = 8000;
    private const int LongestStep = 350;

    public string Version { get; init; } = "1.0";

    public string Source { get; init; } = "custom";

    public required ChatContent Content { get; init; }

    public required ChatMetadata Metadata { get; init; }

    public static ChatNotification Of(Finding finding)
    {
        var (audit, task) = (finding.Audit, finding.Audit.Task);
        var facts = AlertText.Facts(finding).Select(fact => $"*{fact.Name}:* {Code(fact.Value)}");
        return new ChatNotification
        {
            Content = new ChatContent
            {
                Title = Printable.Clean(AlertText.Subject(finding), LongestTitle),
                Description = Cut(string.Join('\n', [Plain(AlertText.Summary(finding)), string.Empty, .. facts]), LongestDescription),
                NextSteps = AlertText.Command(finding) is { } command
                    ? [Cut($"See the verdict again: {Code(command)}", LongestStep)]
                    : null,
                Keywords = [WireName.Of(audit.Image.Verdict.Kind), audit.Image.Reason is { } reason ? WireName.Of(reason.Code) : "none"],
            },
            Metadata = new ChatMetadata
            {
                ThreadId =
                    $"{task.ClusterName}/{task.ServiceName ?? task.TaskId}/{audit.Image.Image?.Digest.Hex[..12] ?? audit.Container.Name}",
                Summary = AlertText.Subject(finding),
                EventType = "ECS image audit",
                RelatedResources = [task.TaskArn, task.ClusterArn],
            },
        };
    }

    public static ChatNotification Of(AlertSummary summary)
    {
        var facts = SummaryText.Facts(summary).Select(fact => $"{Code(fact.Name)} {Code(fact.Value)}");
        return new ChatNotification
        {
            Content = new ChatContent
            {
                Title = SummaryText.Subject(summary),
                Description = Cut(string.Join('\n', [Plain(SummaryText.Explanation(summary)), string.Empty, .. facts]), LongestDescription),
                Keywords = ["summary"],
            },
            Metadata = new ChatMetadata
            {
                ThreadId = $"{SummaryText.ClusterOf(summary)}/{summary.Scope.Kind}",
                Summary = SummaryText.Subject(summary),
                EventType = "ECS image audit",
                RelatedResources = [summary.Scope.ClusterArn],
            },
        };
    }

    /// <summary>In a code span nothing is markup but the backtick.</summary>
    private static string Code(string text) => $"`{text.Replace('`', '\'')}`";

    /// <summary>Takes from text what a chat reads as a mention, a link or code.</summary>
    private static string Plain(string text) =>
        text.Replace('<', '\u2039').Replace('>', '\u203A').Replace('[', '(').Replace(']', ')').Replace('`', '\'');

    private static string Cut(string text, int maximum) => text.Length > maximum ? text[..(maximum - 1)] + "…" : text;
}

/// <summary>What a chat shows.</summary>
public sealed record ChatContent
{
    public string TextType { get; init; } = "client-markdown";

    public required string Title { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<string>? NextSteps { get; init; }

    public required IReadOnlyList<string> Keywords { get; init; }
}

/// <summary>How a chat groups a notification with others.</summary>
public sealed record ChatMetadata
{
    /// <summary>Notifications with one thread id make one thread.</summary>
    public required string ThreadId { get; init; }

    public required string Summary { get; init; }

    public required string EventType { get; init; }

    public required IReadOnlyList<string> RelatedResources { get; init; }
}
