using Components.Tests.Fleet;
using Components.Tests.Parts;
using EcsImageAuditor.Gating;
using EcsImageAuditor.State.DynamoDb;
using EcsImageAuditor.Tests.Shared.State;

namespace Components.Tests.State;

/// <summary>Against a table in moto, through a gateway that can fail.</summary>
[Collection(SharedMoto.Name)]
[Needs(Component.Moto)]
public sealed class DynamoRevisionLedgerTests(MotoFixture moto) : RevisionLedgerContract, IAsyncLifetime
{
    private AwsGateway? _gateway;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
            await _gateway.DisposeAsync();
    }

    private protected override async Task<IRevisionLedger> LedgerAsync() => new DynamoRevisionLedger(await OpenAsync(), Time);

    private async Task<StateTable> OpenAsync()
    {
        _gateway = await AwsGateway.StartAsync(moto.Endpoint);
        return await MotoTable.OpenAsync(new Uri(_gateway.Endpoint));
    }
}
