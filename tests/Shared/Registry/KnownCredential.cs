using ImageSignatures.Registry.Credentials;

namespace EcsImageAuditor.Tests.Shared.Registry;

/// <summary>Knows one credential, for those registries that the test says.</summary>
internal sealed class KnownCredential(string username, string password, Func<string, bool> knows) : IRegistryCredentialSource
{
    public static KnownCredential None { get; } = new("", "", _ => false);

    /// <summary>The ECR token for whom the chain takes for ECR, and the user's password for everyone else.</summary>
    public static CredentialChain OfEveryone { get; } = new(
        new KnownCredential("AWS", TestClient.Password, _ => true),
        None,
        new EnvironmentCredentialSource(TestClient.Username, TestClient.Password));

    public Task<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) =>
        Task.FromResult(knows(registry) ? new RegistryCredential(username, password) : null);
}
