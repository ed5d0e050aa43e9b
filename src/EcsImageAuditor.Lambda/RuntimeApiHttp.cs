namespace EcsImageAuditor.Lambda;

/// <summary>
/// How Lambda's Runtime API is asked: on the machine itself, so never through the proxy that <c>HTTP_PROXY</c> names for what lies outside.
/// </summary>
internal static class RuntimeApiHttp
{
    /// <summary>Lambda freezes the process while it waits for an invocation, for hours if need be, so no time limit holds.</summary>
    public static HttpClient Create() =>
        new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
}
