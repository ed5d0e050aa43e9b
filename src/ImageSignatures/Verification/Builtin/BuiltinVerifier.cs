using ImageSignatures.Network;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Revocation;
using ImageSignatures.Signatures.Timestamps;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Builtin;

/// <summary>Verifies in process, by the Notary Project's specifications, without starting anything.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#signature-verification-details</remarks>
public sealed class BuiltinVerifier : IImageVerifier, IDisposable
{
    private readonly BuiltinOptions _options;
    private readonly RegistryClient _registry;
    private readonly TimeProvider _time;
    private readonly TrustMaterial _trust;
    private readonly SignatureFetcher _fetcher;
    private readonly SignatureJudge _judge;
    private readonly HttpClient _revocationHttp = new(PublicHttpHandler.Create(PublicAddresses.Contain));

    /// <param name="options">Where policy and trust stores are.</param>
    /// <param name="registry">Fetches manifests and envelopes.</param>
    /// <param name="signer">Answers what AWS Signer has revoked.</param>
    /// <param name="time">The clock.</param>
    public BuiltinVerifier(BuiltinOptions options, RegistryClient registry, ISignerRevocation signer, TimeProvider time)
    {
        (_options, _registry, _time) = (options, registry, time);
        var revocation = new RevocationChecker(_revocationHttp, time);
        _trust = new TrustMaterial(options.ConfigDirectory);
        _fetcher = new SignatureFetcher(registry);
        _judge = new SignatureJudge(_trust, new SignerRevocation(signer), revocation, new AuthenticTimestamp(revocation, time), time);
    }

    public string Name => Verifiers.Builtin;

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await JudgeAsync(image, either.Token);
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
            return Verdict.Because(
                ReasonCode.Timeout,
                $"The verification did not end within {_options.Timeout.TotalSeconds:0.###} s and was stopped."
            );
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

    private async Task<ImageVerification> JudgeAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        if (_trust.Policy.StatementFor(image) is not { } statement)
            return Verdict.Because(
                ReasonCode.NoPolicy,
                $"No statement of the trust policy applies to {image.Scope}: add it to a statement's registryScopes."
            );
        if (statement.Level == VerificationLevel.Skip)
            return Verdict.Excuse($"The statement \"{statement.Name}\" of the trust policy skips the repository.");

        // What the image is and what refers to it are independent questions, so they are asked at once.
        var subject = _registry.ResolveAsync(image, cancellationToken);
        return await JudgeAsync(image, subject, statement, cancellationToken);
    }

    private async Task<ImageVerification> JudgeAsync(
        ImageByDigest image, Task<Descriptor> subject, TrustPolicyStatement statement, CancellationToken cancellationToken)
    {
        var judged = new List<JudgedSignature>();
        Reason? unlisted = null;
        try
        {
            var referrers = _registry.ReferrersAsync(image, SignatureManifest.ArtifactTypeName, cancellationToken);
            await foreach (var fetched in _fetcher.FetchAsync(image, referrers, _options.MaxSignatures, cancellationToken))
            {
                var signature = await JudgeAsync(fetched, subject, statement, cancellationToken);
                judged.Add(signature);
                if (signature.Verdict is Verdict.Trusted)
                    return new ImageVerification
                    {
                        Verdict = Verdict.Trust,
                        Signatures = [.. judged.Select(one => one.ToResult())],
                        Warnings = [.. signature.Warnings],
                    };
            }
        }
        catch (RegistryException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What was listed before may have been bad, but the good one may be among the rest.
            unlisted = exception.Reason;
        }

        // An image that is not there has no signatures either: that goes before whatever the listing says.
        await subject;
        var reason =
            unlisted ?? SignatureReasons.Of([.. judged.Select(one => ((Verdict.Reasoned)one.Verdict).Reason)], _options.MaxSignatures);
        return new ImageVerification { Verdict = Verdict.Because(reason), Signatures = [.. judged.Select(one => one.ToResult())] };
    }

    private async Task<JudgedSignature> JudgeAsync(
        FetchedSignature fetched, Task<Descriptor> subject, TrustPolicyStatement statement, CancellationToken cancellationToken) =>
        fetched.Envelope.TryGet(out var envelope, out var reason)
            ? await _judge.JudgeAsync(fetched.Referrer.Digest, envelope, await subject, statement, cancellationToken)
            : JudgedSignature.Refused(fetched.Referrer.Digest.ToString(), reason);
}
