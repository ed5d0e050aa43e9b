using EcsImageAuditor.Auditing;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Shared.State;

namespace EcsImageAuditor.Tests.State;

public sealed class InMemoryStopLedgerTests : StopLedgerContract
{
    private protected override Task<IStopLedger> LedgerAsync() => Task.FromResult<IStopLedger>(new InMemoryStopLedger(Options, Time));
}
