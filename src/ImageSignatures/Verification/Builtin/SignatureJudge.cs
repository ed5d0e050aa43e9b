using ImageSignatures.Oci;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Revocation;
using ImageSignatures.Signatures.Timestamps;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Verification.Builtin;

/// <summary>
/// Judges one signature: integrity, what it is about, the chain, the expiry, the time of signing, the signer, then, because they
/// ask others, the revocations, and last whether everything in it is known here. An enforced validation that fails ends it.
/// </summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#steps</remarks>
internal sealed class SignatureJudge(
    TrustMaterial trust,
    SignerRevocation signerRevocation,
    RevocationChecker revocation,
    AuthenticTimestamp timestamp,
    TimeProvider time
)
{
    private readonly CertificateCache _certificates = new();

    /// <param name="digest">Digest of the signature's manifest.</param>
    /// <param name="fetched">The envelope.</param>
    /// <param name="subject">The image, as the registry describes it.</param>
    /// <param name="statement">The statement that applies; not one of level skip.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <exception cref="TrustStoreException">A trust store cannot be read: nothing can be said of the signature.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<JudgedSignature> JudgeAsync(
        Digest digest, FetchedEnvelope fetched, Descriptor subject, TrustPolicyStatement statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!SignatureEnvelope.Parse(fetched.Bytes, fetched.MediaType).TryGet(out var parsed, out var reason)
            || !parsed.Verify(_certificates, cancellationToken).TryGet(out var envelope, out reason))
            return JudgedSignature.Refused(digest.ToString(), reason);

        AwsSignerAttributes? signer = null;
        if (envelope.Plugin is not null && !AwsSignerAttributes.Read(envelope).TryGet(out signer, out reason))
            return JudgedSignature.Refused(digest.ToString(), reason);

        var begun = time.GetUtcNow();
        var validations = new List<AppliedValidation>();
        await foreach (var result in ValidateAsync(envelope, signer, subject, statement, cancellationToken))
        {
            validations.Add(new AppliedValidation(result, statement.Level[result.Type]));
            if (validations[^1].IsObstacle)
                break;
        }

        if (signer?.Unknown is { } unknown && !validations.Exists(validation => validation.IsObstacle))
            validations.Add(new AppliedValidation(ValidateUnknown(unknown, validations), ValidationAction.Enforce));

        var judged = new JudgedSignature(digest.ToString(), validations, envelope);
        return judged.Verdict is Verdict.Trusted ? judged with { TrustedUntil = TrustedUntil(envelope, statement, begun) } : judged;
    }

    /// <summary>
    /// Only AWS Signer can have made a signature whose chain and profile are trusted: what it asks for and is not known here says that this
    /// verifier is too old, and nothing of the image. Under a policy that only logs the chain or the signer, anybody can have made it.
    /// </summary>
    private static ValidationResult ValidateUnknown(string unknown, List<AppliedValidation> validations) =>
        validations.TrueForAll(validation => validation.Result.Type != ValidationType.Authenticity || validation.Result.IsPassed)
            ? ValidationResult.Fail(
                ValidationType.Integrity,
                ReasonCode.VerifierOutdated,
                $"A trusted profile made the signature and this verifier is too old for it: {unknown}; update the auditor.")
            : ValidationResult.Fail(
                ValidationType.Integrity, ReasonCode.UnsupportedSignature, $"The signature cannot be verified: {unknown}.");

    /// <summary>
    /// Until when a signature can stay trusted, as far as time alone decides: until the next moment at which it expires or, where the
    /// certificates have to be valid now, one of them does. What has passed already and is only logged changes nothing any more.
    /// </summary>
    private DateTimeOffset? TrustedUntil(VerifiedEnvelope envelope, TrustPolicyStatement statement, DateTimeOffset now)
    {
        IEnumerable<DateTimeOffset?> ends = AuthenticTimestamp.IsJudgedNow(envelope, trust.TimestampsOf(statement), now)
            ? envelope.Chain.Certificates.Select(certificate => (DateTimeOffset?)certificate.NotAfter).Append(envelope.Expiry)
            : [envelope.Expiry];
        return ends.Where(end => end > now).Min();
    }

    private async IAsyncEnumerable<ValidationResult> ValidateAsync(
        VerifiedEnvelope envelope,
        AwsSignerAttributes? signer,
        Descriptor subject,
        TrustPolicyStatement statement,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ValidateTarget(envelope.Target, subject);
        yield return Authenticity.Validate(envelope, trust.AnchorsFor(statement, envelope.Scheme));
        if (signer is null)
        {
            yield return TrustedSigner.Validate(envelope, statement);
            yield return ValidateAttributes(envelope);
        }

        yield return Expiry.Validate(envelope, time.GetUtcNow());
        yield return await timestamp.ValidateAsync(envelope, trust.TimestampsOf(statement), cancellationToken);
        if (signer is not null)
            yield return TrustedSigner.Validate(signer, statement);
        if (statement.Level[ValidationType.Revocation] != ValidationAction.Skip)
            yield return await ValidateRevocationAsync(envelope, signer, statement, cancellationToken);
    }

    private Task<ValidationResult> ValidateRevocationAsync(
        VerifiedEnvelope envelope, AwsSignerAttributes? signer, TrustPolicyStatement statement, CancellationToken cancellationToken)
    {
        if (signer is null)
            return revocation.ValidateAsync(envelope.Chain, envelope.AuthenticSigningTime, cancellationToken);

        // Only a trusted profile's region is asked: a stranger's signature does not choose whom we call.
        return TrustedSigner.ProfileOf(signer, statement) is { } profile
            ? signerRevocation.ValidateAsync(envelope, signer, profile.Region, cancellationToken)
            : Task.FromResult(
                ValidationResult.Fail(
                    ValidationType.Revocation,
                    ReasonCode.RevocationUnavailable,
                    "The revocation status was not asked for, since the signing profile is not trusted."
                )
            );
    }

    private static ValidationResult ValidateTarget(TargetArtifact target, Descriptor subject) =>
        target.Digest == subject.Digest && target.MediaType == subject.MediaType && target.Size == subject.Size
            ? ValidationResult.Pass(ValidationType.Integrity)
            : ValidationResult.Fail(
                ValidationType.Integrity,
                ReasonCode.Integrity,
                $"The signature is about another artifact, {target.Digest}."
            );

    /// <summary>Without a plugin nothing processes an attribute that its signer marked critical.</summary>
    /// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#extended-attributes</remarks>
    private static ValidationResult ValidateAttributes(VerifiedEnvelope envelope) =>
        envelope.ExtendedAttributes.FirstOrDefault(attribute => attribute.IsCritical) is { } attribute
            ? ValidationResult.Fail(
                ValidationType.Integrity,
                ReasonCode.UnsupportedSignature,
                $"The signature has the critical attribute {Excerpt.Quote(attribute.Name)}, which nothing here processes.")
            : ValidationResult.Pass(ValidationType.Integrity);
}
