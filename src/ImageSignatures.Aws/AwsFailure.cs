using System.Text.Json;
using Amazon.Runtime;

namespace ImageSignatures.Aws;

/// <summary>The ways in which a call of an AWS service fails that are not the caller's doing.</summary>
public static class AwsFailure
{
    /// <summary>
    /// True when the service refused, failed, was not reached or answered something that cannot be read, or when the client's own time for it was over. The SDK lets the
    /// network's exceptions through after its last attempt.
    /// </summary>
    /// <param name="exception">What the client threw.</param>
    /// <param name="cancellationToken">What was given to the call: the caller's own cancellation is no failure.</param>
    public static bool Is(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException => true,
        JsonException or InvalidDataException => true,
        _ => false,
    };

    /// <summary>The service's error code, or what kind of failure it is. Holds no credential.</summary>
    public static string CauseOf(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        OperationCanceledException or TimeoutException => "no answer in time",
        JsonException or InvalidDataException => "an answer that cannot be read",
        IOException or HttpRequestException { InnerException: not null } => "the connection failed",
        _ => exception.GetType().Name,
    };

    /// <summary>
    /// Whether no answer came because of the way to the service. Where the client failed for another reason, it found no credentials.
    /// </summary>
    internal static bool IsOfNetwork(Exception? exception) =>
        exception is not null && (exception is HttpRequestException or IOException or OperationCanceledException || IsOfNetwork(exception.InnerException));
}
