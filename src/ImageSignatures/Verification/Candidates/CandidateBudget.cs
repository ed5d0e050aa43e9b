namespace ImageSignatures.Verification.Candidates;

/// <summary>
/// How much is looked at for one image. Whoever may push can attach any number of signatures of any length; what is beyond the budget is
/// signature-limit.
/// </summary>
/// <param name="MaxSignatures">Listed signatures that are fetched.</param>
internal sealed record CandidateBudget(int MaxSignatures)
{
    /// <summary>Bytes of manifests and envelopes; real signatures have about 6,000.</summary>
    public long MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// So many answers of the registry are no ordinary image: where the time ends after them, its end is their doing and not that of the
    /// infrastructure.
    /// </summary>
    public int ManyAnswers { get; init; } = 60;
}
