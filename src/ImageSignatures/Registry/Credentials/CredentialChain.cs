using ImageSignatures.Oci;
using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Registry.Credentials;

/// <summary>
/// Asks the sources that may know a host: for an ECR host the ECR source, then Docker's configuration; for another host the
/// environment, then Docker's configuration.
/// </summary>
/// <param name="ecr">Knows the tokens of ECR hosts.</param>
/// <param name="docker">Knows what <c>docker login</c> stored.</param>
/// <param name="environment">Knows what the person at the command line gave; never asked for an ECR host.</param>
public sealed class CredentialChain(
    IRegistryCredentialSource ecr,
    IRegistryCredentialSource docker,
    IRegistryCredentialSource? environment = null) : IRegistryCredentialSource
{
    public Task<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) =>
        EcrRegistry.TryParse(registry, out _)
            ? FindForEcrAsync(registry, cancellationToken)
            : FindForOthersAsync(registry, cancellationToken);

    /// <summary>Without AWS credentials a login that Docker stored still serves; without one, the failure is told.</summary>
    private async Task<RegistryCredential?> FindForEcrAsync(string registry, CancellationToken cancellationToken)
    {
        try
        {
            if (await ecr.FindAsync(registry, cancellationToken) is { } token)
                return token;
        }
        catch (RegistryException)
        {
            if (await docker.FindAsync(registry, cancellationToken) is { } stored)
                return stored;
            throw;
        }

        return await docker.FindAsync(registry, cancellationToken);
    }

    private async Task<RegistryCredential?> FindForOthersAsync(string registry, CancellationToken cancellationToken) =>
        (environment is null ? null : await environment.FindAsync(registry, cancellationToken))
        ?? await docker.FindAsync(registry, cancellationToken);
}
