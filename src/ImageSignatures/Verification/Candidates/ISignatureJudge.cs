using ImageSignatures.Oci;

namespace ImageSignatures.Verification.Candidates;

/// <summary>Judges one signature of an image.</summary>
internal interface ISignatureJudge
{
    /// <summary>How many may be judged at once.</summary>
    int AtOnce { get; }

    /// <summary>Whether to judge it at once; the others wait until all are fetched. False where there is a sign that it is bad.</summary>
    /// <param name="candidate">The signature.</param>
    /// <param name="subject">The image, as the registry describes it.</param>
    bool IsLikely(Candidate.WithEnvelope candidate, Descriptor subject);

    /// <param name="image">The image.</param>
    /// <param name="subject">The image, as the registry describes it.</param>
    /// <param name="candidate">The signature.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<JudgedCandidate> JudgeAsync(
        ImageByDigest image, Descriptor subject, Candidate.WithEnvelope candidate, CancellationToken cancellationToken);
}
