using ImageSignatures.Signatures;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Builtin;

/// <summary>One signature with every validation that it came to. The verdict is derived from them.</summary>
internal sealed record JudgedSignature(string Digest, IReadOnlyList<AppliedValidation> Validations, VerifiedEnvelope? Envelope)
{
    /// <summary>The first enforced validation that did not pass decides; with none the signature is trusted.</summary>
    public Verdict Verdict => Validations.FirstOrDefault(validation => validation.IsObstacle) is { } obstacle
        ? Verdict.Because(obstacle.Result.Reason!)
        : Verdict.Trust;

    /// <summary>What the trust policy only logs.</summary>
    public IEnumerable<string> Warnings => Validations
        .Where(validation => !validation.Result.IsPassed && validation.Action == ValidationAction.Log)
        .Select(validation => validation.Result.Reason!.Message);

    /// <summary>The next moment from which on it may have to be judged otherwise; null where time changes nothing.</summary>
    public DateTimeOffset? TrustedUntil { get; init; }

    /// <summary>A signature that could not be judged, or not beyond its form.</summary>
    public static JudgedSignature Refused(string digest, Reason reason) =>
        new(digest, [new AppliedValidation(ValidationResult.Fail(ValidationType.Integrity, reason), ValidationAction.Enforce)], null);

    public SignatureResult ToResult()
    {
        AwsSignerAttributes? signer = null;
        if (Envelope is not null)
            AwsSignerAttributes.Read(Envelope).TryGet(out signer, out _);

        return new SignatureResult
        {
            Digest = Digest,
            Verdict = Verdict,
            SigningProfileVersion = signer?.SigningProfileVersion,
            SigningJob = signer?.SigningJob,
            SignedAt = Envelope?.SigningTime,
            ExpiresAt = Envelope?.Expiry,
            TrustedUntil = TrustedUntil,
        };
    }
}
