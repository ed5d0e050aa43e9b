using System.Text;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Oci;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using Microsoft.AspNetCore.Http;

namespace ImageSignatures.Tests.Registry;

/// <summary>Tests of what the client shows to whom, seen by a server that is every host at once.</summary>
public abstract class EveryHostTests : IAsyncLifetime
{
    protected const string Ecr = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
    private readonly TestClient _clients = new();

    protected static string EcrToken { get; } = Basic("AWS", TestClient.Password);

    protected static string Password { get; } = Basic(TestClient.Username, TestClient.Password);

    private protected RecordingServer Server { get; private set; } = null!;

    /// <summary>What the server does; by default it has the image.</summary>
    protected RequestDelegate Answer { get; set; } = CannedAnswers.ManifestAsync;

    /// <summary>The Authorization of each request, in order; null where there was none.</summary>
    protected IEnumerable<string?> Authorizations => Server.Requests.Select(request => request.Authorization);

    public async Task InitializeAsync() => Server = await RecordingServer.StartAsync(context => Answer(context));

    public async Task DisposeAsync() => await Server.DisposeAsync();

    protected Task<Descriptor> ResolveAsync(string host, IRegistryCredentialSource? credentials = null) =>
        Client(credentials ?? KnownCredential.OfEveryone).ResolveAsync(Image(host), default);

    protected RegistryClient Client(IRegistryCredentialSource credentials) => _clients.With(credentials, http: Server.Http);

    protected static ImageByDigest Image(string host) => new(host, TestImage.Repository, TestImage.Digest);

    private static string Basic(string username, string password) =>
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}"))}";
}
