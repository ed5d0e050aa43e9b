using System.Security.Cryptography;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>Two registries for a collection of tests: one that asks for basic authentication and one open to everybody.</summary>
public sealed class DockerRegistryFixture : IAsyncLifetime
{
    private DockerRegistry? _protected;
    private DockerRegistry? _open;
    private Lazy<Task>? _vectors;

    /// <summary>localhost:PORT of the registry that asks for basic authentication.</summary>
    public string Host => Started(_protected).Host;

    /// <summary>Who may use <see cref="Host"/>.</summary>
    public string Username { get; } = "tester";

    /// <summary>The password of <see cref="Username"/>.</summary>
    public string Password { get; } = RandomNumberGenerator.GetHexString(32);

    /// <summary>localhost:PORT of the registry that everybody may use.</summary>
    public string OpenHost => Started(_open).Host;

    /// <summary>Pushes the whole <see cref="VectorSet"/> to <see cref="Host"/>, once; needs oras.</summary>
    public Task PushVectorsAsync() => (_vectors ?? throw Missing()).Value;

    public async Task InitializeAsync()
    {
        // Outside continuous integration the tests of the collection are skipped with the reason.
        if (!ComponentCatalog.MustBeComplete && ComponentCatalog.MissingReason(Component.DockerRegistry) is not null)
            return;
        _protected = await DockerRegistry.StartProtectedAsync(Username, Password);
        _open = await DockerRegistry.StartOpenAsync();
        _vectors = new Lazy<Task>(PushAsync);
    }

    public async Task DisposeAsync()
    {
        if (_protected is not null)
            await _protected.DisposeAsync();
        if (_open is not null)
            await _open.DisposeAsync();
    }

    private async Task PushAsync()
    {
        using var oras = new OrasCli();
        oras.UseCredentials(Host, Username, Password);
        await VectorSet.PushAllAsync(oras, Host);
    }

    private static DockerRegistry Started(DockerRegistry? registry) => registry ?? throw Missing();

    private static InvalidOperationException Missing() => new(ComponentCatalog.MissingReason(Component.DockerRegistry));
}
