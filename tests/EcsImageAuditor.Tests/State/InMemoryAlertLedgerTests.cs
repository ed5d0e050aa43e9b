using EcsImageAuditor.Auditing;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Shared.State;

namespace EcsImageAuditor.Tests.State;

public sealed class InMemoryAlertLedgerTests : AlertLedgerContract
{
    private protected override Task<IAlertLedger> LedgerAsync() => Task.FromResult<IAlertLedger>(new InMemoryAlertLedger(Options, Time));
}
