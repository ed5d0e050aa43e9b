using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;

namespace EcsImageAuditor.Tests.Shared.Registry;

/// <summary>Registry clients for tests: pauses between attempts pass at once, deadlines when the test says so.</summary>
internal sealed class TestClient
{
    public const string Username = "tester";
    public const string Password = "hunter2";
    private static readonly HttpClient Http = RegistryHttp.CreateClient();

    public ManualTimeProvider Clock { get; } = new() { Skips = TimeSpan.FromSeconds(5) };

    /// <summary>A client that knows the user's password for every registry but ECR.</summary>
    public RegistryClient WithPassword(RegistryClientOptions? options = null, HttpClient? http = null) =>
        With(new EnvironmentCredentialSource(Username, Password), options, http);

    public RegistryClient Anonymous(RegistryClientOptions? options = null, HttpClient? http = null) =>
        With(new EnvironmentCredentialSource(null, null), options, http);

    public RegistryClient With(IRegistryCredentialSource credentials, RegistryClientOptions? options = null, HttpClient? http = null) =>
        new(http ?? Http, credentials, Clock, options ?? new RegistryClientOptions());
}
