using System.Net;
using Amazon.Runtime;
using Amazon.Signer.Model;
using ImageSignatures.Aws;
using ImageSignatures.Text;

namespace ImageSignatures.Signing.Signers;

/// <summary>Says why AWS Signer did not do something. Its own text is shown only of errors that cannot hold a credential.</summary>
internal static class SignerFailures
{
    /// <param name="action">The action, such as <c>signer:SignPayload</c>.</param>
    /// <param name="on">The profile.</param>
    /// <param name="exception">What the SDK threw.</param>
    public static SigningException Of(string action, string on, Exception exception) => exception switch
    {
        AccessDeniedException => new(
            SigningFailureCode.SignerDenied, $"AWS Signer refused {action} on {on}{Text(exception)}; "
                + "allow the action, and in the profile's permissions too if it is another account's."),
        TooManyRequestsException or ThrottlingException => new(
            SigningFailureCode.SignerThrottled, $"AWS Signer throttled {action} on {on}; run again, with a lower concurrency."),
        ResourceNotFoundException or NotFoundException => new(
            SigningFailureCode.ProfileUnusable, $"AWS Signer knows no signing profile {on}; check its name, its region and its account."),
        ValidationException or BadRequestException => new(
            SigningFailureCode.ProfileUnusable,
            $"AWS Signer refused {action} on {on}{Text(exception)}; check the profile, it may be canceled or revoked."),
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized } service => new(
            SigningFailureCode.SignerDenied, $"AWS Signer refused {action} on {on} ({service.ErrorCode}); renew the AWS credentials."),
        AmazonServiceException { StatusCode: HttpStatusCode.TooManyRequests } => new(
            SigningFailureCode.SignerThrottled, $"AWS Signer throttled {action} on {on}; run again, with a lower concurrency."),
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => Unavailable(action, on, $"failed ({code})"),
        OperationCanceledException or TimeoutException => Unavailable(action, on, "did not answer in time"),
        AmazonClientException when !AwsFailure.IsOfNetwork(exception) => new(
            SigningFailureCode.SignerDenied, $"AWS Signer could not be asked for {action}, "
                + "because no AWS credentials were found; give the process a role, a profile or AWS_ACCESS_KEY_ID."),
        _ => Unavailable(action, on, "could not be reached"),
    };

    private static SigningException Unavailable(string action, string on, string what) => new(
        SigningFailureCode.SignerUnavailable,
        $"AWS Signer {what} when asked for {action} on {on}; check the network path to it, and run again.");

    private static string Text(Exception exception) =>
        string.IsNullOrWhiteSpace(exception.Message) ? "" : $" ({Printable.Clean(exception.Message, 300).TrimEnd('.')})";
}
