using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Images;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Registries;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;
using Moq;

namespace EcsImageAuditor.Tests.Registries;

/// <summary>What the client of the registries connects to when somebody else chose the reference.</summary>
public sealed class GuardedClientTests : IAsyncLifetime
{
    private RegistryServer _registry = null!;

    public async Task InitializeAsync() => _registry = await RegistryServer.StartAsync();

    public async Task DisposeAsync() => await _registry.DisposeAsync();

    [Fact]
    public async Task A_host_without_a_public_address_is_not_connected_to_and_the_message_says_what_to_do()
    {
        var failure = await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(AllowedRegistriesTests.Of("public.ecr.aws")));

        Assert.Equal(ReasonCode.RegistryUnreachable, failure.Reason.Code);
        Assert.Contains("it has no public address; if it may be asked, list this host, with its port,", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_registry.Requests);
    }

    [Fact]
    public async Task A_host_that_is_listed_literally_is()
    {
        await PushAsync();

        await ResolveAsync(AllowedRegistriesTests.Of(_registry.Host));
    }

    [Fact]
    public async Task A_redirect_of_a_listed_registry_to_another_private_host_is_not_followed()
    {
        await using var inner = await RegistryServer.StartAsync();
        await PushAsync();
        _registry.Faults.Add(new Fault(new FaultKind.Status(307)
        {
            Headers = new Dictionary<string, string> { ["Location"] = $"http://{inner.Host}/v2/secret/manifests/1" },
        }));

        await Assert.ThrowsAsync<RegistryException>(() => ResolveAsync(AllowedRegistriesTests.Of(_registry.Host)));

        Assert.Empty(inner.Requests);
    }

    private async Task PushAsync()
    {
        using var http = new HttpClient();
        await new RegistryWriter(http, _registry.Host).PushAsync("web", ImageBuilder.Image("web"), "1");
        _registry.ClearRequests();
    }

    private async Task ResolveAsync(AllowedRegistries allowed)
    {
        using var http = RegistryHttp.CreateClient(allowed.MayBePrivate);
        var credentials = Mock.Of<IRegistryCredentialSource>(source =>
            source.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()) == Task.FromResult<RegistryCredential?>(null));
        var client = new RegistryClient(http, credentials, TimeProvider.System, new RegistryClientOptions());
        await client.ResolveAsync(RegistryPatternTests.Reference($"{_registry.Host}/web:1"), CancellationToken.None);
    }
}
