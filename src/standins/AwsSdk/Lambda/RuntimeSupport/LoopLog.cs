using System.Globalization;
using System.Text.Json;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// Writes what the loop itself has to say: tab-separated text, or JSON where the function's
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">log format</see> says so.
/// </summary>
internal sealed class LoopLog(TextWriter output, TimeProvider clock)
{
    private readonly bool _json =
        string.Equals(Environment.GetEnvironmentVariable("AWS_LAMBDA_LOG_FORMAT"), "JSON", StringComparison.OrdinalIgnoreCase);

    public void Error(string requestId, string message, Exception exception)
    {
        var now = clock.GetUtcNow();
        output.WriteLine(_json
            ? JsonSerializer.Serialize(
                new LogEntry(now, "Error", requestId, message, FunctionError.Of(exception)), RuntimeApiJsonContext.Default.LogEntry)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{now:yyyy-MM-ddTHH:mm:ss.fffZ}\t{requestId}\tError\t{message}{Environment.NewLine}{exception}"));
    }
}

internal sealed record LogEntry(DateTimeOffset Timestamp, string Level, string RequestId, string Message, FunctionError Error);
