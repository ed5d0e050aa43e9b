using ImageSignatures.Registry.Credentials;

namespace ImageSignatures.Aws;

/// <summary>Puts the sources of registry credentials together.</summary>
public static class RegistryCredentials
{
    /// <summary>ECR hosts by the AWS credential chain, others by what a person gave and by Docker's configuration.</summary>
    /// <param name="given">What a person gave, for the registries that it may go to; null for none.</param>
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <param name="aws">The AWS clients.</param>
    /// <param name="time">The clock.</param>
    public static CredentialChain Chain(
        EnvironmentCredentialSource? given, Func<string, string?> environment, AwsClients aws, TimeProvider time) =>
        new(new EcrCredentialSource(aws.Ecr, time), new DockerConfigCredentialSource(environment, time), given);
}
