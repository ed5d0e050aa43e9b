using Amazon.Runtime;

namespace EcsImageAuditor.Ecs;

/// <summary>What may go wrong with a call to ECS, none of which says anything about an image.</summary>
internal static class EcsFailure
{
    /// <param name="exception">What the call threw.</param>
    /// <param name="cancellationToken">The caller's: its cancellation is no failure of ECS.</param>
    public static bool Is(Exception exception, CancellationToken cancellationToken) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>A few words.</summary>
    public static string Cause(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        OperationCanceledException or TimeoutException => "no answer in time",
        _ => exception.GetType().Name,
    };
}
