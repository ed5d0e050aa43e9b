using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Candidates;

/// <summary>Goes through the candidates of an image until one is trusted.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#signature-verification-details</remarks>
/// <param name="candidates">What the image may have.</param>
/// <param name="judge">Judges one of them.</param>
internal sealed class CandidateVerification(SignatureCandidates candidates, ISignatureJudge judge)
{
    private readonly List<JudgedCandidate> _judged = [];
    private readonly List<string> _absent = [];

    /// <exception cref="RegistryException">The registry does not say what the image is.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<ImageVerification> VerifyAsync(CancellationToken cancellationToken)
    {
        // What the image is and what refers to it are independent questions, so they are asked at once.
        var subject = candidates.Subject;
        var later = new List<Candidate.WithEnvelope>();
        await foreach (var candidate in candidates.EnumerateAsync(cancellationToken))
        {
            switch (candidate)
            {
                case Candidate.Absent absent:
                    _absent.Add(absent.Warning);
                    break;
                case Candidate.Refused refused:
                    _judged.Add(JudgedCandidate.Refused(refused.Digest.ToString(), refused.Reason));
                    break;
                case Candidate.WithEnvelope one when judge.IsLikely(one, await subject.WaitAsync(cancellationToken)):
                    if (await JudgeAsync([one], await subject, cancellationToken) is { } end)
                        return end;
                    break;
                case Candidate.WithEnvelope one:
                    later.Add(one);
                    break;
            }
        }

        // An image that is not there has no signatures either: that goes before whatever the listing says.
        var image = await subject.WaitAsync(cancellationToken);
        foreach (var some in later.Chunk(judge.AtOnce))
        {
            if (await JudgeAsync(some, image, cancellationToken) is { } end)
                return end;
        }

        var reasons = _judged.Select(one => ((Verdict.Reasoned)one.Result.Verdict).Reason);
        return Of(Verdict.Because(SignatureReasons.Of([.. reasons], candidates.Remainder)), []);
    }

    /// <returns>The verification, where one of these signatures ends it.</returns>
    private async Task<ImageVerification?> JudgeAsync(
        IReadOnlyList<Candidate.WithEnvelope> some, Descriptor subject, CancellationToken cancellationToken)
    {
        var judged = await Task.WhenAll(some.Select(one => judge.JudgeAsync(candidates.Image, subject, one, cancellationToken)));
        foreach (var one in judged)
        {
            if (one.OfImage is { } verdict)
                return verdict;

            _judged.Add(one);
            if (one.Result.Verdict is Verdict.Trusted)
                return Of(Verdict.Trust, one.Warnings);
        }

        return null;
    }

    /// <summary>What is wrong with the listing is of no interest once a good signature was found.</summary>
    private ImageVerification Of(Verdict verdict, IReadOnlyList<string> warnings) => new()
    {
        Verdict = verdict,
        Signatures = [.. _judged.Select(one => one.Result)],
        Warnings = verdict is Verdict.Trusted ? warnings : [.. warnings, .. Noticed()],
    };

    private List<string> Noticed()
    {
        const int Most = 10;
        var all = candidates.Warnings.Concat(_absent).ToList();
        return all.Count <= Most ? all : [.. all.Take(Most), $"{all.Count - Most} further entries of the listing were passed over too."];
    }
}
