namespace EcsImageAuditor.Exemptions;

/// <summary>What the exemptions say of a container.</summary>
/// <param name="Excuses">False when the rule has expired.</param>
/// <param name="Text">The rule and its reason, or that it has expired, for a person.</param>
public sealed record ExemptionAnswer(bool Excuses, string Text)
{
    /// <summary>Names the rule for the metric that counts what is excused where tasks may be stopped; null elsewhere.</summary>
    public string? CountedAs { get; init; }
}
