using System.Globalization;
using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Writes the function's log: tab-separated text, or JSON where the function's log format says so.</summary>
internal sealed class LambdaConsoleLogger(TextWriter output, LambdaEnvironment environment, TimeProvider clock) : ILambdaLogger
{
    public string RequestId { get; init; }

    public void Log(string message) => Write(nameof(LogLevel.Information), null, message);

    public void LogLine(string message) => Log(message);

    public void Log(string level, string message) => Write(level, null, message);

    public void Log(string level, string message, params object[] args) => Write(level, null, LogTemplate.Fill(message, args));

    public void Log(string level, Exception exception, string message, params object[] args) =>
        Write(level, exception, LogTemplate.Fill(message, args));

    private void Write(string level, Exception exception, string message)
    {
        // A level of the caller's own is written: it cannot be compared.
        if (Enum.TryParse<LogLevel>(level, ignoreCase: true, out var known) && known < environment.MinimumLogLevel)
            return;
        var now = clock.GetUtcNow();
        output.WriteLine(environment.LogsAreJson ? Json(now, level, exception, message) : Text(now, level, exception, message));
    }

    private string Text(DateTimeOffset now, string level, Exception exception, string message)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-ddTHH:mm:ss.fffZ}\t{RequestId}\t{level}\t{message}");
        return exception is null ? line : $"{line}{Environment.NewLine}{exception}";
    }

    private string Json(DateTimeOffset now, string level, Exception exception, string message)
    {
        var error = exception is null ? null : FunctionError.Of(exception);
        var entry = new LogEntry(now, level, RequestId, message)
        {
            ErrorType = error?.ErrorType,
            ErrorMessage = error?.ErrorMessage,
            StackTrace = error?.StackTrace,
        };
        return JsonSerializer.Serialize(entry, RuntimeApiJsonContext.Default.LogEntry);
    }
}
