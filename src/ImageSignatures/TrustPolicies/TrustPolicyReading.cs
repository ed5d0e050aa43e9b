namespace ImageSignatures.TrustPolicies;

/// <summary>What came of reading a trust policy.</summary>
internal sealed record TrustPolicyReading
{
    /// <summary>The policy; null where a mistake is an error.</summary>
    public required TrustPolicyDocument? Document { get; init; }

    /// <summary>All mistakes, sorted by place.</summary>
    public required IReadOnlyList<PolicyMistake> Mistakes { get; init; }

    /// <summary>The statements as far as they could be read, where there are errors too.</summary>
    public required IReadOnlyList<Reading.StatementDraft> Drafts { get; init; }
}
