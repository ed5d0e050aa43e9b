using ImageSignatures.Oci;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Candidates;

/// <summary>What a registry lists as a signature of an image, and what came of fetching it.</summary>
/// <param name="Digest">Digest of the signature's manifest.</param>
internal abstract record Candidate(Digest Digest)
{
    /// <summary>It has an envelope, which can be judged.</summary>
    /// <param name="Digest">Digest of the signature's manifest.</param>
    /// <param name="Envelope">The envelope.</param>
    public sealed record WithEnvelope(Digest Digest, FetchedEnvelope Envelope) : Candidate(Digest);

    /// <summary>It has none: either it is no usable signature (integrity), or it could not be fetched (signature-unavailable).</summary>
    /// <param name="Digest">Digest of the signature's manifest.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(Digest Digest, Reason Reason) : Candidate(Digest);

    /// <summary>The registry does not have it: there is no such signature (any more).</summary>
    /// <param name="Digest">Digest of the signature's manifest.</param>
    /// <param name="Warning">What is missing, a sentence.</param>
    public sealed record Absent(Digest Digest, string Warning) : Candidate(Digest);
}
