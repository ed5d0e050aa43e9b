namespace ImageSignatures.TrustPolicies;

/// <summary>One thing that is wrong with a trust policy.</summary>
/// <param name="Place">Where a person finds it.</param>
/// <param name="Message">One sentence: the cause and the remedy.</param>
/// <param name="Severity">Whether the policy is refused for it.</param>
public sealed record PolicyMistake(PolicyPlace Place, string Message, PolicySeverity Severity);
