using ImageSignatures.Oci;

namespace ImageSignatures.Registry.Credentials;

/// <summary>
/// The credential that the person at the command line gave in <c>NOTATION_USERNAME</c> and <c>NOTATION_PASSWORD</c>. It is offered
/// to a registry that asks for one, as notation does, but never to ECR, which takes nothing but its own tokens.
/// </summary>
/// <param name="username">Value of <c>NOTATION_USERNAME</c>.</param>
/// <param name="password">Value of <c>NOTATION_PASSWORD</c>.</param>
/// <param name="hosts">The registries that it may go to; null for any that the person named.</param>
public sealed class EnvironmentCredentialSource(string? username, string? password, IReadOnlySet<string>? hosts = null)
    : IRegistryCredentialSource
{
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <param name="hosts">The registries that it may go to; null for any that the person named.</param>
    public static EnvironmentCredentialSource Of(Func<string, string?> environment, IReadOnlySet<string>? hosts = null) =>
        new(environment("NOTATION_USERNAME"), environment("NOTATION_PASSWORD"), hosts);

    public Task<RegistryCredential?> FindAsync(string registry, CancellationToken cancellationToken) =>
        Task.FromResult(
            string.IsNullOrEmpty(username) || string.IsNullOrEmpty(password)
            || hosts?.Contains(registry) == false || EcrRegistry.TryParse(registry, out _)
                ? null
                : new RegistryCredential(username, password));
}
