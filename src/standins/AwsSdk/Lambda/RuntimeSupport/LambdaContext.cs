using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>The context of one invocation, from the headers of the Runtime API and the environment.</summary>
internal sealed class LambdaContext(LambdaEnvironment environment, DateTimeOffset deadline, TimeProvider clock) : ILambdaContext
{
    public required string AwsRequestId { get; init; }

    public required ILambdaLogger Logger { get; init; }

    public string InvokedFunctionArn { get; init; }

    public string TenantId { get; init; } = string.Empty;

    public string TraceId { get; init; } = string.Empty;

    /// <summary>Sent back with the result, so that it cannot reach another invocation; null when Lambda sent none.</summary>
    public string InvocationId { get; init; }

    public string ClientContextJson { private get; init; }

    public string CognitoIdentityJson { private get; init; }

    // Parsed when asked for: an invoker writes these, and a broken one must fail its own invocation only.
    public IClientContext ClientContext => field ??= InvokerContext.Client(ClientContextJson);

    public ICognitoIdentity Identity => field ??= InvokerContext.Identity(CognitoIdentityJson);

    public string FunctionName => environment.FunctionName;

    public string FunctionVersion => environment.FunctionVersion;

    public string LogGroupName => environment.LogGroupName;

    public string LogStreamName => environment.LogStreamName;

    public int MemoryLimitInMB => environment.MemoryLimitInMB;

    public TimeSpan RemainingTime => deadline - clock.GetUtcNow();
}
