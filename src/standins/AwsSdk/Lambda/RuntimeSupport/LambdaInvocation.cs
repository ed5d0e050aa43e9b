using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>An invocation: its document, and what the headers of the Runtime API tell about it.</summary>
internal sealed class LambdaInvocation(DateTimeOffset deadline, TimeProvider clock) : ILambdaContext
{
    public required string AwsRequestId { get; init; }

    public required byte[] Document { get; init; }

    public string TraceId { get; init; }

    /// <summary>Sent back with the result, so that it cannot reach another invocation; null when Lambda sent none.</summary>
    public string InvocationId { get; init; }

    public TimeSpan RemainingTime => deadline - clock.GetUtcNow();
}
