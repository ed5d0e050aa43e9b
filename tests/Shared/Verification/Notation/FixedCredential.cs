using ImageSignatures.Registry.Credentials;

namespace EcsImageAuditor.Tests.Shared.Verification.Notation;

/// <summary>The same credential for every registry.</summary>
internal sealed class FixedCredential(RegistryCredential? credential) : IRegistryCredentialSource
{
    public Task<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) => Task.FromResult(credential);
}
