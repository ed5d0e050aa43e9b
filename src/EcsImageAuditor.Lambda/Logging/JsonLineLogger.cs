using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Runtime;
using ImageSignatures.Aws;
using Microsoft.Extensions.Logging;

namespace EcsImageAuditor.Lambda.Logging;

/// <summary>One category's log entries as lines of JSON, members named as Lambda names them in its own JSON logs.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html</remarks>
internal sealed class JsonLineLogger(string category, JsonLineLoggerProvider provider) : ILogger
{
    private const string OriginalFormat = "{OriginalFormat}";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Information and < LogLevel.None;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (!IsEnabled(logLevel))
            return;

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("timestamp", provider.Now.UtcDateTime);
            writer.WriteString("level", logLevel.ToString());
            writer.WriteString("requestId", provider.RequestId);
            writer.WriteString("logger", category);
            writer.WriteNumber("eventId", eventId.Id);
            writer.WriteString("message", formatter(state, exception));
            WriteMembers(writer, state as IReadOnlyList<KeyValuePair<string, object?>> ?? []);
            WriteException(writer, exception);
            writer.WriteEndObject();
        }

        provider.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static void WriteMembers(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, object?>> members)
    {
        foreach (var (name, value) in members)
        {
            if (name != OriginalFormat && value is not null)
                WriteMember(writer, JsonNamingPolicy.CamelCase.ConvertName(name), value);
        }
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case int number:
                writer.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumber(name, Math.Round(number, 1));
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            default:
                writer.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>An AWS client's own text may repeat signed headers, the session token among them, and others repeat its text.</summary>
    private static string MessageOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is AmazonServiceException or AmazonClientException)
                return AwsFailure.CauseOf(cause);
        }

        return exception.Message;
    }

    private static void WriteException(Utf8JsonWriter writer, Exception? exception)
    {
        if (exception is null)
            return;
        writer.WriteString("errorType", exception.GetType().FullName);
        writer.WriteString("errorMessage", MessageOf(exception));
        writer.WriteString("stackTrace", exception.StackTrace);
    }
}
