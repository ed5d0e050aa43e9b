using System.Globalization;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The <see href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">variables that Lambda defines</see>.
/// </summary>
/// <param name="variable">Reads a variable; null when it is not set.</param>
internal sealed class LambdaEnvironment(Func<string, string> variable)
{
    /// <summary>The variables of this process.</summary>
    public static LambdaEnvironment Process { get; } = new(Environment.GetEnvironmentVariable);

    public string RuntimeApi => variable("AWS_LAMBDA_RUNTIME_API");

    public string FunctionName => variable("AWS_LAMBDA_FUNCTION_NAME");

    public string FunctionVersion => variable("AWS_LAMBDA_FUNCTION_VERSION");

    public string LogGroupName => variable("AWS_LAMBDA_LOG_GROUP_NAME");

    public string LogStreamName => variable("AWS_LAMBDA_LOG_STREAM_NAME");

    public int MemoryLimitInMB =>
        int.TryParse(variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), CultureInfo.InvariantCulture, out var megabytes) ? megabytes : 0;

    public bool LogsAreJson => string.Equals(variable("AWS_LAMBDA_LOG_FORMAT"), "JSON", StringComparison.OrdinalIgnoreCase);

    /// <summary>Less grave messages are not written.</summary>
    public LogLevel MinimumLogLevel => variable("AWS_LAMBDA_LOG_LEVEL")?.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "WARN" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };
}
