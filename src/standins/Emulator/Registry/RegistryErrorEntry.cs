namespace EcsImageAuditor.Emulator.Registry;

/// <summary>One error of an error answer.</summary>
internal sealed record RegistryErrorEntry(string Code, string Message);
