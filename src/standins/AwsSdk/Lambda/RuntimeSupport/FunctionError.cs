namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// What the Runtime API takes for a failed invocation or start. See
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html#runtimes-api-invokeerror">invocation error</see>.
/// </summary>
internal sealed record FunctionError(string ErrorType, string ErrorMessage, IReadOnlyList<string> StackTrace)
{
    // Lambda refuses a body of more than 6 MB, and an exception that cannot be reported is lost.
    private const int MessageLimit = 32 * 1024;
    private const int StackLimit = 200;
    private const int CauseLimit = 8;

    /// <summary>The error behind this one.</summary>
    public FunctionError Cause { get; init; }

    public static FunctionError Of(Exception exception) => Of(exception, 0);

    private static FunctionError Of(Exception exception, int depth) =>
        new(exception.GetType().Name, Cut(exception.Message), [.. Lines(exception.StackTrace).Take(StackLimit)])
        {
            Cause = exception.InnerException is { } inner && depth < CauseLimit ? Of(inner, depth + 1) : null,
        };

    private static string Cut(string message) => message.Length <= MessageLimit ? message : message[..MessageLimit];

    private static string[] Lines(string stack) =>
        stack?.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
