namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>A Slack channel of a workspace that Amazon Q Developer in chat applications may post to.</summary>
internal sealed record SlackTarget(string WorkspaceId, string ChannelId);
