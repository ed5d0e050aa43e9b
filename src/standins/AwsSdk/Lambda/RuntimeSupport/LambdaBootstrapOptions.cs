namespace Amazon.Lambda.RuntimeSupport.Bootstrap;

/// <summary>Settings of a <see cref="LambdaBootstrap"/>.</summary>
public class LambdaBootstrapOptions
{
    /// <summary>Host and port of the Runtime API, in place of <c>AWS_LAMBDA_RUNTIME_API</c>.</summary>
    public string RuntimeApiEndpoint { get; set; }
}
