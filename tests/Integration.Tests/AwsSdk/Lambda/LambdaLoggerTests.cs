using System.Text.Json.Nodes;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

namespace Integration.Tests.AwsSdk.Lambda;

public sealed class LambdaLoggerTests
{
    private static readonly FixedClock Clock = new(new DateTimeOffset(2026, 11, 21, 9, 0, 0, 5, TimeSpan.Zero));

    [Fact]
    public void A_line_of_text_carries_time_request_level_and_message()
    {
        var (logger, log) = Logger();

        logger.LogWarning("task {task} took {elapsed:F1} s, {{as is}} {missing}", "t-1", 2.04);

        Assert.Equal("2026-11-21T09:00:00.005Z\tone\tWarning\ttask t-1 took 2.0 s, {as is} {missing}\n", log.ToString());
    }

    [Fact]
    public void A_line_of_JSON_carries_the_exception_too()
    {
        var (logger, log) = Logger(("AWS_LAMBDA_LOG_FORMAT", "JSON"));

        logger.LogError(new IOException("pot is empty"), "no {what}", "tea");

        var line = JsonNode.Parse(log.ToString())!;
        Assert.Equal("2026-11-21T09:00:00.005+00:00", line["timestamp"]!.GetValue<string>());
        Assert.Equal("Error", line["level"]!.GetValue<string>());
        Assert.Equal("one", line["requestId"]!.GetValue<string>());
        Assert.Equal("no tea", line["message"]!.GetValue<string>());
        Assert.Equal("IOException", line["errorType"]!.GetValue<string>());
        Assert.Equal("pot is empty", line["errorMessage"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("TRACE", 6)]
    [InlineData("DEBUG", 5)]
    [InlineData(null, 4)]
    [InlineData("WARN", 3)]
    [InlineData("ERROR", 2)]
    [InlineData("FATAL", 1)]
    public void Less_grave_messages_are_left_out(string? level, int lines)
    {
        var (logger, log) = Logger(("AWS_LAMBDA_LOG_LEVEL", level));

        logger.LogTrace("m");
        logger.LogDebug("m");
        logger.LogInformation("m");
        logger.LogWarning("m {n}", 1);
        logger.LogError(new IOException(), "m");
        logger.LogCritical("m");

        Assert.Equal(lines, log.ToString().Split('\n').Count(line => line.Contains("\tm", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_logger_without_the_overload_for_arguments_is_told_so()
    {
        ILambdaLogger incomplete = new IncompleteLogger();

        var exception = Assert.Throws<NotSupportedException>(() => incomplete.LogInformation("task {task}", "t-1"));

        Assert.Contains(nameof(IncompleteLogger), exception.Message, StringComparison.Ordinal);
    }

    private static (ILambdaLogger Logger, StringWriter Log) Logger(params (string Name, string? Value)[] variables)
    {
        var log = new StringWriter { NewLine = "\n" };
        var environment = new LambdaEnvironment(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
        return (new LambdaConsoleLogger(log, environment, Clock) { RequestId = "one" }, log);
    }

    private sealed class IncompleteLogger : ILambdaLogger
    {
        public void Log(string message)
        {
        }

        public void LogLine(string message)
        {
        }
    }
}
