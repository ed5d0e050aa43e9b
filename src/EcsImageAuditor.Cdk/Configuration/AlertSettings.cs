using System.Net.Mail;
using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>Who is told.</summary>
internal sealed partial record AlertSettings
{
    private const string DefaultBus = "default";

    public required IReadOnlyList<string> Emails { get; init; }

    /// <summary>Null where no Slack channel is told.</summary>
    public required SlackTarget? Slack { get; init; }

    /// <summary>In which time the same finding is told once; null for the auditor's default.</summary>
    public required string? Window { get; init; }

    /// <summary>Name of the event bus of this account that gets an event for each verdict, or null. Webhooks hear of verdicts from a bus.</summary>
    public required string? VerdictEventBus { get; init; }

    public required WebhookSettings Webhooks { get; init; }

    /// <summary>Whether no alert would go to anybody unless somebody subscribes to the topic by hand.</summary>
    public bool ReachNobody => Emails.Count == 0 && Slack is null && VerdictEventBus is null && !Webhooks.Any;

    internal static AlertSettings Read(ContextReader context, Target target)
    {
        var workspace = context.Text(ContextKeys.SlackWorkspaceId, WorkspaceId().IsMatch, "the id of a Slack workspace such as T0123ABCD");
        var channel = context.Text(
            ContextKeys.SlackChannelId,
            ChannelId().IsMatch,
            "the id of a Slack channel such as C0123ABCD (not its name)"
        );
        if (context.Has(ContextKeys.SlackChannelId) && !context.Has(ContextKeys.SlackWorkspaceId))
            context.Refuse(ContextKeys.SlackWorkspaceId, $"is missing; \"{ContextKeys.SlackChannelId}\" needs it.");
        if (context.Has(ContextKeys.SlackWorkspaceId) && !context.Has(ContextKeys.SlackChannelId))
            context.Refuse(ContextKeys.SlackChannelId, $"is missing; \"{ContextKeys.SlackWorkspaceId}\" needs it.");

        var webhooks = WebhookSettings.Read(context, target);
        var bus = context.Text(ContextKeys.VerdictEventBus, BusName().IsMatch, "the name of an event bus of this account such as default");
        return new AlertSettings
        {
            Emails = context.List(ContextKeys.AlertEmails, IsAddress, "an e-mail address"),
            Slack = workspace is null || channel is null ? null : new SlackTarget(workspace, channel),
            Window = context.TimeSpan(ContextKeys.AlertWindow),
            VerdictEventBus = bus ?? (webhooks.Any ? DefaultBus : null),
            Webhooks = webhooks,
        };
    }

    private static bool IsAddress(string text) =>
        MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);

    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-chatbot-slackchannelconfiguration.html
    [GeneratedRegex("^[0-9A-Z]{1,255}$")]
    private static partial Regex WorkspaceId();

    [GeneratedRegex("^[CG][0-9A-Z]{1,254}$")]
    private static partial Regex ChannelId();

    [GeneratedRegex("^[a-zA-Z0-9._-]{1,256}$")]
    private static partial Regex BusName();
}
