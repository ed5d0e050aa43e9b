using EcsImageAuditor.State;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Telemetry;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Tests.State;

public sealed class CachingVerifierTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly AuditMeter _meter = new();
    private readonly ManualTimeProvider _time = new() { Skips = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_definite_verdict_is_given_again_without_verifying_until_its_time_is_up()
    {
        var inner = new FixedVerifier(("web", Verdict.Trust));
        var verifier = Caching(inner);

        await verifier.VerifyAsync(Image(), default);
        await verifier.VerifyAsync(Image(), default);
        Assert.Single(inner.Asked);

        _time.Advance(Lifetime);
        await verifier.VerifyAsync(Image(), default);
        Assert.Equal(2, inner.Asked.Count);
    }

    [Theory]
    [InlineData(ReasonCode.NoSignature)]
    [InlineData(ReasonCode.Identity)]
    public async Task An_image_that_was_signed_after_all_is_not_called_bad_for_long(ReasonCode code)
    {
        var verdict = Verdict.Because(code, "Because.");
        var inner = new FixedVerifier((_, _) => Task.FromResult<ImageVerification>(verdict));
        var verifier = Caching(inner);

        await verifier.VerifyAsync(Image(), default);
        _time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(verdict, (await verifier.VerifyAsync(Image(), default)).Verdict);
        Assert.Single(inner.Asked);

        verdict = Verdict.Trust;
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Verdict.Trust, (await verifier.VerifyAsync(Image(), default)).Verdict);
    }

    [Fact]
    public async Task What_could_not_be_determined_is_not_kept()
    {
        var inner = new FixedVerifier(("web", Verdict.Because(ReasonCode.RegistryThrottled, "Throttled.")));
        var verifier = Caching(inner);

        await verifier.VerifyAsync(Image(), default);
        await verifier.VerifyAsync(Image(), default);

        Assert.Equal(2, inner.Asked.Count);
    }

    [Fact]
    public async Task A_verdict_does_not_outlive_the_signature_that_it_rests_on()
    {
        var inner = new FixedVerifier(
            (_, _) =>
                Task.FromResult(
                    new ImageVerification
                    {
                        Verdict = Verdict.Trust,
                        Signatures =
                        [
                            new SignatureResult
                            {
                                Digest = Tasks.DigestOf("s"),
                                Verdict = Verdict.Trust,
                                ExpiresAt = _time.GetUtcNow().AddMinutes(5),
                            },
                        ],
                    }
                )
        );
        var verifier = Caching(inner);

        await verifier.VerifyAsync(Image(), default);
        _time.Advance(TimeSpan.FromMinutes(5));
        await verifier.VerifyAsync(Image(), default);

        Assert.Equal(2, inner.Asked.Count);
    }

    [Fact]
    public async Task A_verdict_does_not_outlive_the_certificates_that_had_to_be_valid_when_it_was_given()
    {
        var signature = new SignatureResult
        {
            Digest = Tasks.DigestOf("s"),
            Verdict = Verdict.Trust,
            ExpiresAt = _time.GetUtcNow().AddMinutes(50),
            TrustedUntil = _time.GetUtcNow().AddMinutes(5),
        };
        var verification = new ImageVerification { Verdict = Verdict.Trust, Signatures = [signature] };
        var inner = new FixedVerifier((_, _) => Task.FromResult(verification));
        var verifier = Caching(inner);

        await verifier.VerifyAsync(Image(), default);
        _time.Advance(TimeSpan.FromMinutes(4));
        await verifier.VerifyAsync(Image(), default);
        Assert.Single(inner.Asked);

        _time.Advance(TimeSpan.FromMinutes(1));
        await verifier.VerifyAsync(Image(), default);
        Assert.Equal(2, inner.Asked.Count);
    }

    [Fact]
    public async Task Many_who_ask_at_once_are_one_verification()
    {
        var gate = new TaskCompletionSource();
        var inner = new FixedVerifier(
            async (_, _) =>
            {
                await gate.Task;
                return Verdict.Trust;
            }
        );
        var verifier = new CachingVerifier(
            inner,
            new InMemoryVerdictStore(TimeProvider.System),
            () => "policy",
            Lifetime,
            _meter,
            TimeProvider.System
        );

        var asked = Enumerable.Range(0, 20).Select(_ => verifier.VerifyAsync(Image(), default)).ToArray();
        gate.SetResult();

        AssertEach.Of(await Task.WhenAll(asked), answer => Assert.Equal(Verdict.Trust, answer.Verdict));
        Assert.Single(inner.Asked);
    }

    [Fact]
    public async Task A_verification_that_fails_or_is_cancelled_gives_way_to_the_next()
    {
        var attempts = 0;
        var verifier = Caching(new FixedVerifier((_, _) => ++attempts switch
        {
            1 => throw new InvalidOperationException(),
            2 => throw new OperationCanceledException(),
            _ => Task.FromResult<ImageVerification>(Verdict.Trust),
        }));

        await Assert.ThrowsAsync<InvalidOperationException>(() => verifier.VerifyAsync(Image(), default));
        await Assert.ThrowsAsync<OperationCanceledException>(() => verifier.VerifyAsync(Image(), default));
        Assert.Equal(Verdict.Trust, (await verifier.VerifyAsync(Image(), default)).Verdict);
    }

    [Fact]
    public async Task Where_the_trust_policy_cannot_be_read_nothing_is_known_and_the_next_image_tries_again()
    {
        var reads = 0;
        var verifier = new CachingVerifier(
            new FixedVerifier(("web", Verdict.Trust)),
            new InMemoryVerdictStore(_time),
            () => ++reads == 1 ? throw new UnauthorizedAccessException("Access is denied.") : "policy",
            Lifetime,
            _meter,
            _time);

        var refused = Assert.IsType<Verdict.Inconclusive>((await verifier.VerifyAsync(Image(), default)).Verdict);
        var trusted = await verifier.VerifyAsync(Image(), default);
        await verifier.VerifyAsync(Image(), default);

        Assert.Equal(ReasonCode.VerifierFailed, refused.Reason.Code);
        Assert.Contains("Access is denied.", refused.Reason.Message, StringComparison.Ordinal);
        Assert.Equal((Verdict.Trust, 2), (trusted.Verdict, reads));
    }

    [Fact]
    public async Task Who_wants_verdicts_from_now_on_verifies_once_and_the_others_profit()
    {
        var inner = new FixedVerifier(("web", Verdict.Trust));
        var verifier = Caching(inner);
        await verifier.VerifyAsync(Image(), default);
        _time.Advance(TimeSpan.FromMinutes(1));

        var fresh = verifier.NotOlderThan(_time.GetUtcNow());
        await fresh.VerifyAsync(Image(), default);
        await fresh.VerifyAsync(Image(), default);
        await verifier.VerifyAsync(Image(), default);

        Assert.Equal(2, inner.Asked.Count);
    }

    [Fact]
    public async Task A_run_of_its_own_takes_no_verdict_from_what_others_remember_whatever_time_it_bears()
    {
        var store = new InMemoryVerdictStore(_time);
        var inner = new FixedVerifier(("web", Verdict.Because(ReasonCode.Revoked, "Revoked.")));
        var verifier = new CachingVerifier(inner, store, () => "policy", Lifetime, _meter, _time);
        var run = verifier.NotOlderThan(_time.GetUtcNow());
        _time.Advance(TimeSpan.FromSeconds(1));
        await store.StoreAsync(
            new VerdictKey(Image(), "policy"), new KnownVerdict(Verdict.Trust, _time.GetUtcNow(), _time.GetUtcNow().AddYears(1)), default);

        Assert.Equal(VerdictKind.Untrusted, (await run.VerifyAsync(Image(), default)).Verdict.Kind);
        Assert.Single(inner.Asked);
    }

    public void Dispose() => _meter.Dispose();

    private static ImageByDigest Image() =>
        new(
            "registry.example",
            "web",
            Digest.TryParse(Tasks.DigestOf("web"), out var digest) ? digest : throw new InvalidOperationException()
        );

    private CachingVerifier Caching(IImageVerifier inner) => new(inner, new InMemoryVerdictStore(_time), () => "policy", Lifetime, _meter, _time);
}
