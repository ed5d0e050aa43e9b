namespace Amazon.Lambda.Core;

/// <summary>The X-Ray trace header of the invocation that runs now.</summary>
public class LambdaTraceProvider
{
    internal const string Variable = "_X_AMZN_TRACE_ID";

    /// <summary>The header, or null when the invocation has none.</summary>
    public static string CurrentTraceId => Environment.GetEnvironmentVariable(Variable);
}
