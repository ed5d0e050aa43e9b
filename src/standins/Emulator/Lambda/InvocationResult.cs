namespace EcsImageAuditor.Emulator.Lambda;

/// <summary>What became of an invocation.</summary>
/// <param name="Success">Whether the function answered with a response.</param>
/// <param name="Payload">The response, or the error document.</param>
/// <param name="ErrorType">
/// The Lambda-Runtime-Function-Error-Type header of an error; "Sandbox.Timedout" after the timeout; empty on success.
/// </param>
public sealed record InvocationResult(bool Success, ReadOnlyMemory<byte> Payload, string ErrorType);
