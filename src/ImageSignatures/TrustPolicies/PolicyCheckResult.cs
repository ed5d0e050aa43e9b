namespace ImageSignatures.TrustPolicies;

/// <summary>What a check of a trust policy found.</summary>
public sealed record PolicyCheckResult
{
    /// <summary>The checked file, as it was named.</summary>
    public required string File { get; init; }

    /// <summary>Everything that is wrong, sorted by place; what concerns whole files comes first.</summary>
    public required IReadOnlyList<PolicyMistake> Mistakes { get; init; }

    /// <summary>Number of statements that could be read.</summary>
    public required int Statements { get; init; }

    public int Errors => Mistakes.Count(mistake => mistake.Severity == PolicySeverity.Error);

    public int Warnings => Mistakes.Count(mistake => mistake.Severity == PolicySeverity.Warning);

    /// <summary>True where nothing is an error, so that images can be verified by the policy.</summary>
    public bool IsUsable => Errors == 0;
}
