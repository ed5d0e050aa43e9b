using EcsImageAuditor.Auditing;

namespace EcsImageAuditor.Tests.Shared.State;

internal static class LedgerTurns
{
    /// <summary>Takes the turn and confirms it.</summary>
    public static async Task<AlertTurn.Yours> TellAsync(this IAlertLedger ledger, AlertKey key, string container)
    {
        var turn = Assert.IsType<AlertTurn.Yours>(await ledger.RecordAsync(key, container, TimeSpan.FromSeconds(60), default));
        await ledger.ConfirmAsync(turn, default);
        return turn;
    }
}
