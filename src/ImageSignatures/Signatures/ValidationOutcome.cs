namespace ImageSignatures.Signatures;

/// <summary>What a validation came to.</summary>
internal enum ValidationOutcome
{
    Passed,

    /// <summary>The signature is bad.</summary>
    Failed,

    /// <summary>It could not be determined: a service did not answer. Neither good nor bad.</summary>
    Undetermined,
}
