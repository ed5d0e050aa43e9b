using EcsImageAuditor.State;
using EcsImageAuditor.State.InMemory;
using EcsImageAuditor.Tests.Shared.State;

namespace EcsImageAuditor.Tests.State;

public sealed class InMemoryVerdictStoreTests : VerdictStoreContract
{
    private protected override Task<IVerdictStore> StoreAsync() => Task.FromResult<IVerdictStore>(new InMemoryVerdictStore(Time));
}
