using EcsImageAuditor.Auditing;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Shared.State;

namespace EcsImageAuditor.Tests.State;

public sealed class InMemoryFloodLedgerTests : FloodLedgerContract
{
    private protected override Task<IFloodLedger> LedgerAsync() => Task.FromResult<IFloodLedger>(new InMemoryFloodLedger(Options, Time));
}
