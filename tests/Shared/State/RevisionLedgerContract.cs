using EcsImageAuditor.Gating;
using EcsImageAuditor.Tests.Shared.Registry;

namespace EcsImageAuditor.Tests.Shared.State;

/// <summary>What everything does that keeps digests between the stages of a deployment.</summary>
public abstract class RevisionLedgerContract
{
    private const string Revision = "arn:aws:ecs:us-west-2:111122223333:service-revision/prod/shop/1";

    private protected ManualTimeProvider Time { get; } = new();

    [ContractFact]
    public async Task What_was_kept_of_a_revision_is_given_and_nothing_of_another()
    {
        var ledger = await LedgerAsync();

        await ledger.KeepAsync(Revision, new Dictionary<string, string> { ["web"] = "sha256:1", ["a \"b\""] = "sha256:2" }, default);

        var known = await ledger.DigestsAsync(Revision, default);
        Assert.Equal(["a \"b\" sha256:2", "web sha256:1"], known.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal));
        Assert.Empty(await ledger.DigestsAsync($"{Revision}1", default));
    }

    [ContractFact]
    public async Task A_later_stage_replaces_what_was_kept()
    {
        var ledger = await LedgerAsync();
        await ledger.KeepAsync(Revision, new Dictionary<string, string> { ["web"] = "sha256:1" }, default);

        await ledger.KeepAsync(Revision, new Dictionary<string, string> { ["web"] = "sha256:2" }, default);

        Assert.Equal("sha256:2", (await ledger.DigestsAsync(Revision, default))["web"]);
    }

    private protected abstract Task<IRevisionLedger> LedgerAsync();
}
