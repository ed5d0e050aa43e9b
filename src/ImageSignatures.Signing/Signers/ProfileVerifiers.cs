using System.Collections.Concurrent;
using System.Security.Cryptography;
using ImageSignatures.Oci;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Jws;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;
using ImageSignatures.Verification.Builtin;
using ImageSignatures.Verification.Candidates;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Signing.Signers;

/// <summary>The builtin verifier, once for each signing profile, by a strict policy that trusts that profile alone.</summary>
/// <param name="configure">Makes the policy, with the installed trust stores.</param>
/// <param name="create">Makes a verifier of a configuration directory.</param>
/// <param name="time">The clock of pauses.</param>
internal sealed class ProfileVerifiers(
    Func<SigningProfileArn, NotationConfiguration> configure, Func<string, BuiltinVerifier> create, TimeProvider time) : IDisposable
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, Lazy<(NotationConfiguration Configuration, BuiltinVerifier Verifier)>> _verifiers =
        new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes sure that signatures of the profile can be judged, before anything is done for it.</summary>
    /// <exception cref="NotationConfigurationException">The trust store that it takes is not installed.</exception>
    public void Require(SigningProfileArn profile) => _ = Of(profile);

    /// <summary>Whether the image carries a good signature of the profile. What cannot be told at once is asked again, twice.</summary>
    public Task<ImageVerification> VerifyAsync(ImageByDigest image, SigningProfileArn profile, CancellationToken cancellationToken) =>
        VerifyAsync(() => Of(profile).VerifyAsync(image, cancellationToken), cancellationToken);

    /// <summary>Whether a signature of the image is a good one of the profile, wherever it is listed.</summary>
    public Task<ImageVerification> VerifyAsync(
        ImageByDigest image, Descriptor signature, SigningProfileArn profile, CancellationToken cancellationToken) =>
        VerifyAsync(() => Of(profile).VerifyAsync(image, signature, cancellationToken), cancellationToken);

    private async Task<ImageVerification> VerifyAsync(Func<Task<ImageVerification>> verify, CancellationToken cancellationToken)
    {
        var verification = await verify();
        for (var attempt = 1; verification.Verdict is Verdict.Inconclusive && attempt < MaxAttempts; attempt++)
        {
            await Task.Delay(Pause * attempt, time, cancellationToken);
            verification = await verify();
        }

        return verification;
    }

    /// <summary>Whether the image carries a good signature of the profile already.</summary>
    /// <exception cref="SigningException">It could not be told.</exception>
    public async Task<bool> IsSignedAsync(ImageByDigest image, SigningProfileArn profile, CancellationToken cancellationToken)
    {
        var verification = await VerifyAsync(image, profile, cancellationToken);
        if (verification.Verdict is Verdict.Inconclusive { Reason: var reason })
            throw new SigningException(
                SigningFailureCode.VerificationInconclusive,
                $"It could not be told whether {image} is signed, so nothing was signed: {reason.Message}");
        if (verification.Verdict is Verdict.Reasoned { Reason: { Code: ReasonCode.SignatureLimit } limit })
            throw new SigningException(
                SigningFailureCode.SignatureLimit,
                $"{image} was not signed, because verifiers might never come to a further signature: {limit.Message}");
        return verification.Verdict is Verdict.Trusted;
    }

    /// <summary>Judges an envelope that no registry has yet: all but its revocation.</summary>
    /// <exception cref="SigningException">It is no good signature of the image by the profile.</exception>
    public async Task<JudgedEnvelope> JudgeAsync(
        ImageByDigest image, Descriptor subject, byte[] envelope, SigningProfileArn profile, CancellationToken cancellationToken)
    {
        var judged = await JudgeAsync(Of(profile), image, subject, envelope, cancellationToken);
        if (judged.Verdict is Verdict.Trusted && judged.Envelope is { } good)
            return new JudgedEnvelope(good.SigningTime, [.. good.Chain.Certificates.Select(ThumbprintOf)]);

        var reason = (judged.Verdict as Verdict.Reasoned)?.Reason;
        throw new SigningException(
            SigningFailureCode.EnvelopeInvalid,
            $"The signature that AWS Signer gave for {image} was not pushed, for nobody would trust it: {reason?.Message ?? "it was not judged."}"
        );
    }

    public void Dispose()
    {
        foreach (var (configuration, verifier) in _verifiers.Values.Where(made => made.IsValueCreated).Select(made => made.Value))
        {
            verifier.Dispose();
            configuration.Dispose();
        }
    }

    private static async Task<JudgedSignature> JudgeAsync(
        BuiltinVerifier verifier, ImageByDigest image, Descriptor subject, byte[] envelope, CancellationToken cancellationToken)
    {
        try
        {
            return await verifier.JudgeAsync(image, subject, new FetchedEnvelope(envelope, JwsEnvelope.MediaType), cancellationToken);
        }
        catch (Exception exception) when (exception is TrustPolicyException or TrustStoreException)
        {
            throw new SigningException(
                SigningFailureCode.VerificationInconclusive,
                $"The signature of {image} was not pushed, for it cannot be judged: {exception.Message}");
        }
    }

    private static string ThumbprintOf(Certificate certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData.Span));

    private BuiltinVerifier Of(SigningProfileArn profile) => _verifiers.GetOrAdd(
        profile.ToString(), _ => new Lazy<(NotationConfiguration, BuiltinVerifier)>(() => Create(profile))).Value.Verifier;

    private (NotationConfiguration Configuration, BuiltinVerifier Verifier) Create(SigningProfileArn profile)
    {
        var configuration = configure(profile);
        return (configuration, create(configuration.ConfigDirectory));
    }
}
