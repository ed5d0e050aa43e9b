using ImageSignatures.Registry.Credentials;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <summary>What a verifier under contract verifies by. The registry speaks plain HTTP.</summary>
/// <param name="ConfigDirectory">A notation configuration directory.</param>
/// <param name="Credentials">Who the verifier is to the registry.</param>
/// <param name="SignerEndpoint">Where AWS Signer is.</param>
public sealed record VerifierSetting(string ConfigDirectory, IRegistryCredentialSource Credentials, Uri SignerEndpoint)
{
    /// <summary>What one verification may take. Generous, so that a busy machine makes no difference.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);
}
