namespace EcsImageAuditor.Emulator.Lambda;

/// <summary>The function said that it cannot start.</summary>
/// <param name="ErrorType">The Lambda-Runtime-Function-Error-Type header, such as "Runtime.ConfigInvalid".</param>
/// <param name="Payload">The error document.</param>
public sealed record InitError(string ErrorType, ReadOnlyMemory<byte> Payload);
