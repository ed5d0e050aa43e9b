namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The body of an error answer.</summary>
internal sealed record SignerErrorOutput(string Message, string Code);
