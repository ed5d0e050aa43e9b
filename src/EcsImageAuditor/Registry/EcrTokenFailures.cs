using System.Collections.Frozen;
using System.Net;
using Amazon.Runtime;
using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Registry;

/// <summary>
/// Says why there is no ECR token. The service's own text and exception stay out: where a signature does not match, they repeat the
/// signed headers, the session token among them.
/// </summary>
internal static class EcrTokenFailures
{
    private static readonly FrozenSet<string> Denied = FrozenSet.Create(
        StringComparer.Ordinal,
        "AccessDenied", "AccessDeniedException", "ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException",
        "InvalidClientTokenId", "InvalidSignatureException", "SignatureDoesNotMatch", "IncompleteSignature",
        "IncompleteSignatureException", "MissingAuthenticationToken", "MissingAuthenticationTokenException", "OptInRequired");

    private static readonly FrozenSet<string> Throttled = FrozenSet.Create(
        StringComparer.Ordinal,
        "Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
        "RequestThrottled", "RequestThrottledException", "LimitExceededException", "BandwidthLimitExceeded", "SlowDown");

    public static RegistryException OfService(string region, AmazonServiceException exception)
    {
        var code = string.IsNullOrEmpty(exception.ErrorCode) ? $"{(int)exception.StatusCode}" : exception.ErrorCode;
        if (Throttled.Contains(code) || exception.StatusCode == HttpStatusCode.TooManyRequests)
            return new RegistryException(
                ReasonCode.RegistryThrottled, $"ECR in {region} throttled ecr:GetAuthorizationToken ({code}); try again later.");
        if (Denied.Contains(code) || exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            return new RegistryException(
                ReasonCode.RegistryDenied,
                $"ECR in {region} refused ecr:GetAuthorizationToken ({code}); "
                + "allow the action on \"*\", or renew the AWS credentials if they have expired.");
        return Unreachable(region, $"failed ({code})");
    }

    /// <summary>No answer came from the service.</summary>
    public static RegistryException OfClient(string region, Exception exception) => IsNetwork(exception)
        ? Unreachable(region, "could not be reached")
        : new RegistryException(
            ReasonCode.RegistryDenied,
            $"ECR in {region} could not be asked for ecr:GetAuthorizationToken, because no AWS credentials were found; "
            + "give the process a role, a profile or AWS_ACCESS_KEY_ID.");

    public static RegistryException OfTimeout(string region, TimeSpan limit, Exception exception) => new(
        ReasonCode.Timeout,
        $"ECR in {region} did not answer ecr:GetAuthorizationToken within {limit.TotalSeconds:0} seconds; {NetworkRemedy(region)}.",
        exception);

    private static RegistryException Unreachable(string region, string what) => new(
        ReasonCode.RegistryUnreachable, $"ECR in {region} {what} for ecr:GetAuthorizationToken; {NetworkRemedy(region)}.");

    private static string NetworkRemedy(string region) =>
        $"check that {region} is a region of this partition and that the network path to its endpoint api.ecr is open "
        + "(in a VPC without internet: the interface endpoint ecr.api)";

    private static bool IsNetwork(Exception? exception) =>
        exception is not null && (exception is HttpRequestException or IOException || IsNetwork(exception.InnerException));
}
