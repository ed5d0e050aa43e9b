using ImageSignatures.Registry.Transport;

namespace ImageSignatures.Registry.Credentials;

/// <summary>Knows the credential for a registry host.</summary>
public interface IRegistryCredentialSource
{
    /// <param name="registry">Host of the registry, with its port where it has one.</param>
    /// <param name="cancellationToken">Ends a call to a credential service.</param>
    /// <returns>The credential, or null where this source has none for the host.</returns>
    /// <exception cref="RegistryException">The source should have one and could not get it.</exception>
    Task<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken);
}
