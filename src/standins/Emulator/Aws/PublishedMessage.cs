namespace EcsImageAuditor.Emulator.Aws;

/// <summary>A message that SNS accepted.</summary>
/// <param name="TopicArn">The topic.</param>
/// <param name="Subject">The subject; empty without one.</param>
/// <param name="Message">The message as published.</param>
/// <param name="Structure">"json" when the message holds one text for each protocol; empty otherwise.</param>
/// <param name="Attributes">The values of the message attributes of type String, Number or String.Array, by name.</param>
public sealed record PublishedMessage(
    string TopicArn, string Subject, string Message, string Structure, IReadOnlyDictionary<string, string> Attributes);
