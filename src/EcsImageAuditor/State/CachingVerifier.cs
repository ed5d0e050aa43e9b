using System.Diagnostics.CodeAnalysis;
using EcsImageAuditor.Telemetry;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.State;

/// <summary>
/// Answers with a definite verdict that was given before, and lets one of all workers verify an image that many ask for. What could
/// not be determined is never kept.
/// </summary>
/// <param name="verifier">Verifies what is not known.</param>
/// <param name="store">What is known.</param>
/// <param name="fingerprint">Names policy, trust store and verifier. It is asked for with the first image, as it reads files.</param>
/// <param name="lifetime">For how long a verdict is good at most.</param>
/// <param name="meter">Counts hits.</param>
/// <param name="time">The clock.</param>
/// <param name="notBefore">Verdicts from before this moment do not count, or null.</param>
internal sealed class CachingVerifier(
    IImageVerifier verifier,
    IVerdictStore store,
    Func<string> fingerprint,
    TimeSpan lifetime,
    AuditMeter meter,
    TimeProvider time,
    DateTimeOffset? notBefore = null
) : IImageVerifier
{
    /// <summary>Longer than a verification takes. A worker that died is taken over after that.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly Freshness _freshness = new(lifetime);
    private string? _fingerprint;

    public string Name => verifier.Name;

    /// <summary>
    /// The same, but with a memory of its own that begins empty: a signature may have been revoked since others judged the image, and
    /// what others say when they judged it is not believed. What it finds is kept for all.
    /// </summary>
    /// <param name="moment">Verdicts from before it do not count.</param>
    public CachingVerifier NotOlderThan(DateTimeOffset moment) =>
        new(verifier, new RunVerdictStore(store, time), fingerprint, lifetime, meter, time, moment);

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        if (!TryFingerprint(out var known, out var reason))
            return Verdict.Because(reason);

        var key = new VerdictKey(image, known);
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (await FindAsync(key, cancellationToken) is { } found)
                return found;
            if (await store.TryBeginAsync(key, Lease, cancellationToken))
                return await FindOrVerifyAsync(key, cancellationToken);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>What cannot be read is tried again with the next image.</summary>
    private bool TryFingerprint([NotNullWhen(true)] out string? known, [NotNullWhen(false)] out Reason? reason)
    {
        (known, reason) = (_fingerprint, null);
        if (known is not null)
            return true;

        try
        {
            known = _fingerprint = fingerprint();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = new Reason(
                ReasonCode.VerifierFailed, $"The trust policy and the trust store cannot be read; make them readable ({exception.Message}).");
            return false;
        }
    }

    private async Task<ImageVerification?> FindAsync(VerdictKey key, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(key, cancellationToken) is not { } known || known.VerifiedAt < notBefore)
            return null;

        meter.CacheHit();
        return known.Verification;
    }

    /// <summary>Somebody else may have finished between the look and the turn.</summary>
    private async Task<ImageVerification> FindOrVerifyAsync(VerdictKey key, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, cancellationToken) is not { } known)
            return await VerifyAsync(key, cancellationToken);

        await store.AbandonAsync(key, CancellationToken.None);
        return known;
    }

    private async Task<ImageVerification> VerifyAsync(VerdictKey key, CancellationToken cancellationToken)
    {
        ImageVerification? verification = null;
        try
        {
            var started = time.GetTimestamp();
            verification = await verifier.VerifyAsync(key.Image, cancellationToken);
            meter.Verified(time.GetElapsedTime(started));
            return verification;
        }
        finally
        {
            await FinishAsync(key, verification);
        }
    }

    /// <summary>Not ended by the caller's deadline: the verdict is there, and others wait for it.</summary>
    private Task FinishAsync(VerdictKey key, ImageVerification? verification)
    {
        var now = time.GetUtcNow();
        return verification is { Verdict.IsDefinite: true } && _freshness.Until(verification, now) is var until && until > now
            ? store.StoreAsync(key, new KnownVerdict(verification, now, until), CancellationToken.None)
            : store.AbandonAsync(key, CancellationToken.None);
    }
}
