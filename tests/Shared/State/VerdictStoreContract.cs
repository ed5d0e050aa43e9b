using EcsImageAuditor.State;
using EcsImageAuditor.Tests.Shared.Auditing;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Tests.Shared.State;

/// <summary>What every store of verdicts does.</summary>
public abstract class VerdictStoreContract
{
    private protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private protected ManualTimeProvider Time { get; } = new();

    [ContractFact]
    public async Task A_verdict_comes_back_as_it_was_given()
    {
        var store = await StoreAsync();
        var verification = new ImageVerification
        {
            Verdict = Verdict.Because(ReasonCode.Expired, "The signature expired."),
            Warnings = ["A check that is only logged."],
            Signatures =
            [
                new SignatureResult
                {
                    Digest = Tasks.DigestOf("signature"), Verdict = Verdict.Because(ReasonCode.Expired, "It expired."), SigningJob = "job",
                    SigningProfileVersion = "profile", SignedAt = Time.GetUtcNow().AddDays(-2), ExpiresAt = Time.GetUtcNow().AddDays(-1),
                },
            ],
        };

        await store.StoreAsync(Key("a"), Known(verification), CancellationToken.None);

        var found = await store.FindAsync(Key("a"), CancellationToken.None);
        Assert.Equal(verification.Verdict, found!.Verification.Verdict);
        Assert.Equal(verification.Warnings, found.Verification.Warnings);
        Assert.Equal(verification.Signatures, found.Verification.Signatures);
        Assert.Equal(Time.GetUtcNow(), found.VerifiedAt);
    }

    [ContractFact]
    public async Task An_exemption_keeps_its_rule()
    {
        var store = await StoreAsync();

        await store.StoreAsync(Key("a"), Known(Verdict.Excuse("A skip statement.")), CancellationToken.None);

        Assert.Equal(Verdict.Excuse("A skip statement."), (await store.FindAsync(Key("a"), CancellationToken.None))!.Verification.Verdict);
    }

    [ContractFact]
    public async Task A_verdict_is_good_for_its_time_image_and_fingerprint_alone()
    {
        var store = await StoreAsync();
        await store.StoreAsync(Key("a"), Known(Verdict.Trust), CancellationToken.None);

        Assert.Null(await store.FindAsync(Key("b"), CancellationToken.None));
        Assert.Null(await store.FindAsync(Key("a", "other-policy"), CancellationToken.None));
        Time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await store.FindAsync(Key("a"), CancellationToken.None));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await store.FindAsync(Key("a"), CancellationToken.None));
    }

    [ContractFact]
    public async Task One_worker_verifies_at_a_time_and_a_dead_one_gives_way()
    {
        var store = await StoreAsync();

        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
        Assert.False(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
        Assert.True(await store.TryBeginAsync(Key("b"), Lease, CancellationToken.None));
        Time.Advance(Lease);
        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
    }

    [ContractFact]
    public async Task A_verdict_or_giving_up_ends_the_work()
    {
        var store = await StoreAsync();
        await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None);
        await store.AbandonAsync(Key("a"), CancellationToken.None);
        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));

        await store.StoreAsync(Key("a"), Known(Verdict.Trust), CancellationToken.None);
        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
        Assert.NotNull(await store.FindAsync(Key("a"), CancellationToken.None));
    }

    private protected static VerdictKey Key(string repository, string fingerprint = "policy") =>
        new(
            new ImageByDigest(
                "registry.example",
                repository,
                Digest.TryParse(Tasks.DigestOf(repository), out var digest) ? digest : throw new InvalidOperationException()
            ),
            fingerprint
        );

    private protected KnownVerdict Known(ImageVerification verification) => new(verification, Time.GetUtcNow(), Time.GetUtcNow().AddHours(1));

    /// <summary>A new, empty one.</summary>
    private protected abstract Task<IVerdictStore> StoreAsync();
}
