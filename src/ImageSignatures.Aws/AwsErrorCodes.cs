using System.Collections.Frozen;
using System.Net;
using Amazon.Runtime;

namespace ImageSignatures.Aws;

/// <summary>What the error codes mean that all AWS services share.</summary>
/// <remarks>https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html and each service's own list of them</remarks>
internal static class AwsErrorCodes
{
    private static readonly FrozenSet<string> Credentials = FrozenSet.Create(
        StringComparer.Ordinal,
        "ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException", "InvalidClientTokenId", "InvalidSignatureException",
        "SignatureDoesNotMatch", "IncompleteSignature", "IncompleteSignatureException", "MissingAuthenticationToken",
        "MissingAuthenticationTokenException");

    private static readonly FrozenSet<string> Denied = FrozenSet.Create(
        StringComparer.Ordinal,
        "AccessDenied", "AccessDeniedException", "AuthorizationError", "OptInRequired");

    private static readonly FrozenSet<string> Throttled = FrozenSet.Create(
        StringComparer.Ordinal,
        "Throttled", "Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
        "RequestThrottled", "RequestThrottledException", "LimitExceededException", "BandwidthLimitExceeded", "SlowDown",
        "ProvisionedThroughputExceededException");

    /// <summary>The credentials themselves are not accepted.</summary>
    public static bool IsOfCredentials(AmazonServiceException exception) => Credentials.Contains(exception.ErrorCode ?? "");

    /// <summary>The action is not allowed to whose credentials they are, or the credentials are not accepted.</summary>
    public static bool IsDenied(AmazonServiceException exception) =>
        IsOfCredentials(exception) || Denied.Contains(exception.ErrorCode ?? "")
        || exception.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    public static bool IsThrottled(AmazonServiceException exception) =>
        Throttled.Contains(exception.ErrorCode ?? "") || exception.StatusCode == HttpStatusCode.TooManyRequests;
}
