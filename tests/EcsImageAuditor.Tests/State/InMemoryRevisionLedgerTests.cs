using EcsImageAuditor.Gating;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Shared.State;

namespace EcsImageAuditor.Tests.State;

public sealed class InMemoryRevisionLedgerTests : RevisionLedgerContract
{
    private protected override Task<IRevisionLedger> LedgerAsync() => Task.FromResult<IRevisionLedger>(new InMemoryRevisionLedger());
}
