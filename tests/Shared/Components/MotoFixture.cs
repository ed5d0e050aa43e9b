namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>A moto server for a collection of tests: every AWS service at one endpoint, any credentials.</summary>
public sealed class MotoFixture : IAsyncLifetime
{
    private MotoServer? _server;

    /// <summary>The endpoint of every service, as AWS_ENDPOINT_URL takes it.</summary>
    public Uri Endpoint => Server.Endpoint;

    private MotoServer Server =>
        _server ?? throw new InvalidOperationException(ComponentCatalog.MissingReason(Component.Moto));

    public async Task InitializeAsync()
    {
        // Outside continuous integration the tests of the collection are skipped with the reason.
        if (ComponentCatalog.MustBeComplete || ComponentCatalog.MissingReason(Component.Moto) is null)
            _server = await MotoServer.StartAsync();
    }

    /// <summary>Empties every service of every account.</summary>
    public Task ResetAsync() => Server.ResetAsync();

    /// <summary>Tasks of ECS keep running, though they are described so often.</summary>
    public Task HoldTasksAsync(int times) => Server.HoldTasksAsync(times);

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
