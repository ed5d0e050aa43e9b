using ImageSignatures.Network;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Revocation;
using ImageSignatures.Signatures.Timestamps;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Candidates;

namespace ImageSignatures.Verification.Builtin;

/// <summary>Verifies in process, by the Notary Project's specifications, without starting anything.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#signature-verification-details</remarks>
public sealed class BuiltinVerifier : ICandidateVerifier, IDisposable
{
    private readonly BuiltinOptions _options;
    private readonly RegistryClient _registry;
    private readonly TimeProvider _time;
    private readonly TrustMaterial _trust;
    private readonly SignatureJudge _judge;
    private readonly HttpClient _revocationHttp;

    /// <param name="options">Where policy and trust stores are.</param>
    /// <param name="registry">Fetches manifests and envelopes.</param>
    /// <param name="signer">Answers what AWS Signer has revoked.</param>
    /// <param name="time">The clock.</param>
    public BuiltinVerifier(BuiltinOptions options, RegistryClient registry, ISignerRevocation signer, TimeProvider time)
        : this(options, registry, signer, time, PublicHttpHandler.Create(PublicAddresses.Contain))
    {
    }

    /// <param name="options">Where policy and trust stores are.</param>
    /// <param name="registry">Fetches manifests and envelopes.</param>
    /// <param name="signer">Answers what AWS Signer has revoked.</param>
    /// <param name="time">The clock.</param>
    /// <param name="revocation">Reaches OCSP responders and servers of revocation lists: at public addresses only, but in tests.</param>
    internal BuiltinVerifier(
        BuiltinOptions options, RegistryClient registry, ISignerRevocation signer, TimeProvider time, HttpMessageHandler revocation)
    {
        (_options, _registry, _time, _revocationHttp) = (options, registry, time, new HttpClient(revocation));
        var checker = new RevocationChecker(_revocationHttp, time);
        _trust = new TrustMaterial(options.ConfigDirectory);
        _judge = new SignatureJudge(_trust, new SignerRevocation(signer), checker, new AuthenticTimestamp(checker, time), time);
    }

    public string Name => Verifiers.Builtin;

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        await using var candidates = ((ICandidateVerifier)this).Candidates(image, cancellationToken);
        return await ((ICandidateVerifier)this).VerifyAsync(candidates, cancellationToken);
    }

    /// <summary>Whether one signature of the image passes, wherever it is listed.</summary>
    /// <param name="image">The image.</param>
    /// <param name="signature">How a list of the image's referrers describes it.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ImageVerification> VerifyAsync(ImageByDigest image, Descriptor signature, CancellationToken cancellationToken)
    {
        await using var candidates = new SignatureCandidates(
            _registry, image, _trust.Hints, new CandidateBudget(1), cancellationToken) { Listed = [signature] };
        return await ((ICandidateVerifier)this).VerifyAsync(candidates, cancellationToken);
    }

    SignatureCandidates ICandidateVerifier.Candidates(ImageByDigest image, CancellationToken cancellationToken) =>
        new(_registry, image, _trust.Hints, new CandidateBudget(_options.MaxSignatures), cancellationToken);

    async Task<ImageVerification> ICandidateVerifier.VerifyAsync(SignatureCandidates candidates, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await JudgeAsync(candidates, either.Token);
        }
        catch (RegistryException exception) when (!either.IsCancellationRequested)
        {
            return Verdict.Because(exception.Reason);
        }
        catch (Exception exception) when (exception is TrustPolicyException or TrustStoreException)
        {
            return Verdict.Because(ReasonCode.VerifierFailed, exception.Message);
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or RegistryException && !cancellationToken.IsCancellationRequested)
        {
            return TimeReasons.Of(candidates, _options.Timeout);
        }
    }

    public void Dispose() => _revocationHttp.Dispose();

    /// <summary>Judges an envelope that is in no registry yet, by the policy for the image, in all but its revocation.</summary>
    /// <exception cref="TrustPolicyException">There is no usable policy for the image.</exception>
    /// <exception cref="TrustStoreException">A trust store cannot be read.</exception>
    internal Task<JudgedSignature> JudgeAsync(
        ImageByDigest image, Descriptor subject, FetchedEnvelope envelope, CancellationToken cancellationToken)
    {
        var statement = _trust.Policy.StatementFor(image)
            ?? throw new TrustPolicyException($"No statement of the trust policy applies to {image.Scope}.");
        var level = statement.Level.With(
            new Dictionary<ValidationType, ValidationAction> { [ValidationType.Revocation] = ValidationAction.Skip }
        );
        return _judge.JudgeAsync(subject.Digest, envelope, subject, statement with { Level = level }, cancellationToken);
    }

    private async Task<ImageVerification> JudgeAsync(SignatureCandidates candidates, CancellationToken cancellationToken)
    {
        var image = candidates.Image;
        if (_trust.Policy.StatementFor(image) is not { } statement)
            return Verdict.Because(
                ReasonCode.NoPolicy,
                $"No statement of the trust policy applies to {image.Scope}: add it to a statement's registryScopes."
            );
        if (statement.Level == VerificationLevel.Skip)
            return Verdict.Excuse($"The statement \"{statement.Name}\" of the trust policy skips the repository.");

        return await new CandidateVerification(candidates, new StatementJudge(_judge, statement, _trust.Hints)).VerifyAsync(cancellationToken);
    }
}
