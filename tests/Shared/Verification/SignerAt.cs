using Amazon.Runtime;
using Amazon.Signer;
using ImageSignatures.Aws;
using ImageSignatures.Verification.Builtin;

namespace EcsImageAuditor.Tests.Shared.Verification;

/// <summary>AWS Signer at an address of this machine.</summary>
internal static class SignerAt
{
    public static ISignerRevocation Revocation(Uri endpoint) => new AwsSignerRevocation(region => new AmazonSignerClient(
        new BasicAWSCredentials(TestEnvironment.AccessKey, TestEnvironment.SecretKey),
        new AmazonSignerConfig
        {
            ServiceURL = endpoint.ToString(),
            AuthenticationRegion = region,
            DisableHostPrefixInjection = true,
            MaxErrorRetry = 1,
        }));
}
