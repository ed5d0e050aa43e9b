namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// A line of a log in Lambda's JSON format. See
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">log formats</see>.
/// </summary>
internal sealed record LogEntry(DateTimeOffset Timestamp, string Level, string RequestId, string Message)
{
    public string ErrorType { get; init; }

    public string ErrorMessage { get; init; }

    public IReadOnlyList<string> StackTrace { get; init; }
}
