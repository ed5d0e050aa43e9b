namespace Amazon.Lambda.Core;

/// <summary>What Lambda tells about an invocation. See
/// <see href="https://docs.aws.amazon.com/lambda/latest/dg/csharp-context.html">the context object</see>.</summary>
public interface ILambdaContext
{
    string AwsRequestId { get; }

    /// <summary>The time until Lambda ends the invocation; negative once that moment has passed.</summary>
    TimeSpan RemainingTime { get; }
}
