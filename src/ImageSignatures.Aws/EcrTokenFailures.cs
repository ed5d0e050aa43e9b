using Amazon.Runtime;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Aws;

/// <summary>
/// Says why there is no ECR token. The service's own text and exception stay out: where a signature does not match, they repeat the
/// signed headers, the session token among them.
/// </summary>
internal static class EcrTokenFailures
{
    public static RegistryException OfService(string region, AmazonServiceException exception)
    {
        var code = string.IsNullOrEmpty(exception.ErrorCode) ? $"{(int)exception.StatusCode}" : exception.ErrorCode;
        if (AwsErrorCodes.IsThrottled(exception))
            return new RegistryException(
                ReasonCode.RegistryThrottled, $"ECR in {region} throttled ecr:GetAuthorizationToken ({code}); try again later.");
        if (AwsErrorCodes.IsDenied(exception))
            return new RegistryException(
                ReasonCode.RegistryDenied,
                $"ECR in {region} refused ecr:GetAuthorizationToken ({code}); "
                + "allow the action on \"*\", or renew the AWS credentials if they have expired.");
        return Unreachable(region, $"failed ({code})");
    }

    /// <summary>No answer came from the service.</summary>
    public static RegistryException OfClient(string region, Exception exception) => AwsFailure.IsOfNetwork(exception)
        ? Unreachable(region, "could not be reached")
        : new RegistryException(
            ReasonCode.RegistryDenied,
            $"ECR in {region} could not be asked for ecr:GetAuthorizationToken, because no AWS credentials were found; "
            + "give the process a role, a profile or AWS_ACCESS_KEY_ID.")
        {
            LacksAwsCredentials = true,
        };

    public static RegistryException OfTimeout(string region, TimeSpan limit, Exception exception) => new(
        ReasonCode.Timeout,
        $"ECR in {region} did not answer ecr:GetAuthorizationToken within {limit.TotalSeconds:0} seconds; {NetworkRemedy(region)}.",
        exception);

    private static RegistryException Unreachable(string region, string what) => new(
        ReasonCode.RegistryUnreachable, $"ECR in {region} {what} for ecr:GetAuthorizationToken; {NetworkRemedy(region)}.");

    private static string NetworkRemedy(string region) =>
        $"check that {region} is a region of this partition and that the network path to its endpoint api.ecr is open "
        + "(in a VPC without internet: the interface endpoint ecr.api)";
}
