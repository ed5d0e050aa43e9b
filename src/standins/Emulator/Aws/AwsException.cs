namespace EcsImageAuditor.Emulator.Aws;

/// <summary>A service refused a call; the message and code go to the caller in the protocol of the service.</summary>
internal sealed class AwsException(int statusCode, string code, string message) : Exception(message)
{
    public int StatusCode { get; } = statusCode;

    public string Code { get; } = code;
}
