using System.Collections.Concurrent;
using ImageSignatures.Oci;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Verification.Notation;

/// <summary>Lets notation judge the signatures of one image, one at a time in a process of its own, and asks it what the policy says.</summary>
/// <param name="runner">Runs notation.</param>
/// <param name="trust">The configuration as it is read here.</param>
/// <param name="regions">The regions of the trusted profiles.</param>
/// <param name="certificates">Certificates read before.</param>
/// <param name="image">The image.</param>
/// <param name="time">The clock.</param>
internal sealed class NotationJudge(
    NotationRunner runner,
    TrustMaterial trust,
    SigningRegions regions,
    CertificateCache certificates,
    ImageByDigest image,
    TimeProvider time) : ISignatureJudge
{
    private readonly TrustPolicyStatement? _statement = StatementFor(trust, image);
    private readonly ConcurrentDictionary<Digest, EnvelopeReading> _readings = new();

    public int AtOnce => 4;

    /// <summary>Whether notation was asked anything about the image.</summary>
    public bool HasRun { get; private set; }

    public bool IsLikely(Candidate.WithEnvelope candidate, Descriptor subject) => Read(candidate, subject).IsLikely;

    public async Task<JudgedCandidate> JudgeAsync(
        ImageByDigest image, Descriptor subject, Candidate.WithEnvelope candidate, CancellationToken cancellationToken)
    {
        HasRun = true;
        var reading = Read(candidate, subject);
        var region = regions.For(reading);
        var (verification, isAboutImage) = await runner.RunAsync(
            image, subject, candidate.Envelope, region, cancellationToken, reading.IsByTrustedProfile);
        if (isAboutImage)
            return JudgedCandidate.Refused(candidate.Digest.ToString(), Missing) with { OfImage = verification.Verdict };

        var verdict = verification.Verdict switch
        {
            // Whatever notation stumbled over, it is a stranger's signature.
            Verdict.Inconclusive { Reason.Code: ReasonCode.VerifierFailed } when reading.NotTrusted is { } reason => Verdict.Because(reason),
            var given => given,
        };
        var judged = new JudgedCandidate(
            new SignatureResult { Digest = candidate.Digest.ToString(), Verdict = verdict }, verification.Warnings);
        if (verdict is not Verdict.Trusted)
            return judged;
        if (regions.FaultOf(reading) is { } fault)
            return WithoutRevocation(judged, fault);
        if (reading.Leaf is { } leaf)
            trust.Hints.Remember(leaf.RawData);
        return judged;
    }

    /// <summary>What the policy says of the image where no signature of it was judged.</summary>
    /// <returns>The excuse or the failure; null where a signature is missing.</returns>
    public async Task<Verdict?> AskPolicyAsync(CancellationToken cancellationToken)
    {
        var subject = new Descriptor { MediaType = MediaTypes.OciManifest, Digest = image.Digest, Size = 2 };
        var (verification, _) = await runner.RunAsync(image, subject, null, regions.First, cancellationToken);
        return verification.Verdict switch
        {
            Verdict.Unsigned => null,
            Verdict.Trusted => Verdict.Because(
                ReasonCode.VerifierFailed, "notation says that it verified a signature where there was none: install notation 1.3.2."),
            var verdict => verdict,
        };
    }

    private static Reason Missing { get; } = new(ReasonCode.VerifierFailed, "The signature was not judged.");

    /// <summary>The signature may have been revoked where nobody asked: how bad that is, the policy says.</summary>
    private JudgedCandidate WithoutRevocation(JudgedCandidate judged, string fault) => _statement?.Level[ValidationType.Revocation] switch
    {
        ValidationAction.Skip => judged,
        ValidationAction.Log => judged with { Warnings = [.. judged.Warnings, fault] },
        _ => JudgedCandidate.Refused(judged.Result.Digest, new Reason(ReasonCode.RevocationUnavailable, fault)),
    };

    private EnvelopeReading Read(Candidate.WithEnvelope candidate, Descriptor subject) => _readings.GetOrAdd(
        candidate.Digest, _ => EnvelopeReading.Of(candidate.Envelope, subject, _statement, trust, certificates, time.GetUtcNow()));

    private static TrustPolicyStatement? StatementFor(TrustMaterial trust, ImageByDigest image)
    {
        try
        {
            return trust.Policy.StatementFor(image);
        }
        catch (TrustPolicyException)
        {
            // notation says what is wrong with it.
            return null;
        }
    }
}
