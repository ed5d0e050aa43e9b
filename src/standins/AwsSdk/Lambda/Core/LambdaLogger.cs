using Amazon.Lambda.RuntimeSupport;

namespace Amazon.Lambda.Core;

/// <summary>Writes to the function's log from code that has no context at hand.</summary>
public static class LambdaLogger
{
    public static void Log(string message) => Console.WriteLine(message);

    public static void Log(string level, string message, params object[] args) => Logger().Log(level, message, args);

    public static void Log(LogLevel level, string message, params object[] args) => Log(level.ToString(), message, args);

    public static void Log(string level, Exception exception, string message, params object[] args) =>
        Logger().Log(level, exception, message, args);

    public static void Log(LogLevel level, Exception exception, string message, params object[] args) =>
        Log(level.ToString(), exception, message, args);

    private static LambdaConsoleLogger Logger() => new LambdaConsoleLogger(Console.Out, LambdaEnvironment.Process, TimeProvider.System);
}
