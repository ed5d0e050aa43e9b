namespace Amazon.Lambda.RuntimeSupport;

/// <summary>
/// The headers of the <see href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</see>.
/// </summary>
internal static class RuntimeApiHeader
{
    public const string RequestId = "Lambda-Runtime-Aws-Request-Id";
    public const string Deadline = "Lambda-Runtime-Deadline-Ms";
    public const string FunctionArn = "Lambda-Runtime-Invoked-Function-Arn";
    public const string TraceId = "Lambda-Runtime-Trace-Id";
    public const string TenantId = "Lambda-Runtime-Aws-Tenant-Id";
    public const string InvocationId = "Lambda-Runtime-Invocation-Id";
    public const string ClientContext = "Lambda-Runtime-Client-Context";
    public const string CognitoIdentity = "Lambda-Runtime-Cognito-Identity";
    public const string ErrorType = "Lambda-Runtime-Function-Error-Type";
}
