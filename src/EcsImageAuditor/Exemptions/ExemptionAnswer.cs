namespace EcsImageAuditor.Exemptions;

/// <summary>What the exemptions say of an image.</summary>
/// <param name="Excuses">False when the rule has expired.</param>
/// <param name="Text">The rule and its reason, or that it has expired, for a person.</param>
public sealed record ExemptionAnswer(bool Excuses, string Text);
