using EcsImageAuditor.State;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Auditing;
using EcsImageAuditor.Tests.Components;
using EcsImageAuditor.Tests.Fleet;
using EcsImageAuditor.Tests.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Tests.Caching;

/// <summary>What every store of verdicts does. Each fact runs against the process's memory and against a table.</summary>
[Collection(SharedMoto.Name)]
public sealed class VerdictStoreContract(MotoFixture moto) : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private readonly ManualTimeProvider _time = new();
    private AwsGateway? _gateway;

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task A_verdict_comes_back_as_it_was_given(string kind)
    {
        var store = await StoreAsync(kind);
        var verification = new ImageVerification
        {
            Verdict = Verdict.Because(ReasonCode.Expired, "The signature expired."),
            Warnings = ["A check that is only logged."],
            Signatures =
            [
                new SignatureResult
                {
                    Digest = Tasks.DigestOf("signature"), Verdict = Verdict.Because(ReasonCode.Expired, "It expired."), SigningJob = "job",
                    SigningProfileVersion = "profile", SignedAt = _time.GetUtcNow().AddDays(-2), ExpiresAt = _time.GetUtcNow().AddDays(-1),
                },
            ],
        };

        await store.StoreAsync(Key("a"), Known(verification), CancellationToken.None);

        var found = await store.FindAsync(Key("a"), CancellationToken.None);
        Assert.Equal(verification.Verdict, found!.Verification.Verdict);
        Assert.Equal(verification.Warnings, found.Verification.Warnings);
        Assert.Equal(verification.Signatures, found.Verification.Signatures);
        Assert.Equal(_time.GetUtcNow(), found.VerifiedAt);
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task An_exemption_keeps_its_rule(string kind)
    {
        var store = await StoreAsync(kind);

        await store.StoreAsync(Key("a"), Known(Verdict.Excuse("A skip statement.")), CancellationToken.None);

        Assert.Equal(Verdict.Excuse("A skip statement."), (await store.FindAsync(Key("a"), CancellationToken.None))!.Verification.Verdict);
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task A_verdict_is_good_for_its_time_image_and_fingerprint_alone(string kind)
    {
        var store = await StoreAsync(kind);
        await store.StoreAsync(Key("a"), Known(Verdict.Trust), CancellationToken.None);

        Assert.Null(await store.FindAsync(Key("b"), CancellationToken.None));
        Assert.Null(await store.FindAsync(Key("a", "other-policy"), CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await store.FindAsync(Key("a"), CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await store.FindAsync(Key("a"), CancellationToken.None));
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task One_worker_verifies_at_a_time_and_a_dead_one_gives_way(string kind)
    {
        var store = await StoreAsync(kind);

        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
        Assert.False(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
        Assert.True(await store.TryBeginAsync(Key("b"), Lease, CancellationToken.None));
        _time.Advance(Lease);
        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
    }

    [NeedsTheory(Component.Moto)]
    [InlineData("memory")]
    [InlineData("table")]
    public async Task A_verdict_or_giving_up_ends_the_work(string kind)
    {
        var store = await StoreAsync(kind);
        await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None);
        await store.AbandonAsync(Key("a"), CancellationToken.None);
        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));

        await store.StoreAsync(Key("a"), Known(Verdict.Trust), CancellationToken.None);
        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
        Assert.NotNull(await store.FindAsync(Key("a"), CancellationToken.None));
    }

    private static VerdictKey Key(string repository, string fingerprint = "policy") =>
        new(
            new ImageByDigest(
                "registry.example",
                repository,
                Digest.TryParse(Tasks.DigestOf(repository), out var digest) ? digest : throw new InvalidOperationException()
            ),
            fingerprint
        );

    private KnownVerdict Known(ImageVerification verification) => new(verification, _time.GetUtcNow(), _time.GetUtcNow().AddHours(1));

    [NeedsFact(Component.Moto)]
    public async Task A_lost_answer_of_the_table_does_not_cost_the_turn()
    {
        var store = await StoreAsync("table");
        var updates = 0;
        _gateway!.After = _ => ++updates == 1 ? throw new IOException("The answer is lost.") : Task.CompletedTask;

        Assert.True(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
        Assert.Equal(2, updates);
        Assert.False(await store.TryBeginAsync(Key("a"), Lease, CancellationToken.None));
    }

    private async Task<IVerdictStore> StoreAsync(string kind) =>
        kind == "memory" ? new InMemoryVerdictStore(_time) : new DynamoVerdictStore(await OpenAsync(), _time);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
    }

    private async Task<StateTable> OpenAsync()
    {
        _gateway = await AwsGateway.StartAsync(moto.Endpoint);
        return await MotoTable.OpenAsync(new Uri(_gateway.Endpoint));
    }
}
