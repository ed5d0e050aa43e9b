using ImageSignatures.Oci;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Verification.Builtin;

/// <summary>Judges the candidates of an image by the statement that applies to it.</summary>
internal sealed class StatementJudge(SignatureJudge judge, TrustPolicyStatement statement, TrustHints hints) : ISignatureJudge
{
    public int AtOnce => 1;

    public bool IsLikely(Candidate.WithEnvelope candidate, Descriptor subject) => true;

    public async Task<JudgedCandidate> JudgeAsync(
        ImageByDigest image, Descriptor subject, Candidate.WithEnvelope candidate, CancellationToken cancellationToken)
    {
        var judged = await judge.JudgeAsync(candidate.Digest, candidate.Envelope, subject, statement, cancellationToken);
        if (judged is { Verdict: Verdict.Trusted, Envelope: { } envelope })
            hints.Remember(envelope.Chain.Leaf.RawData);
        return new JudgedCandidate(judged.ToResult(), [.. judged.Warnings]);
    }
}
