namespace EcsImageAuditor.Emulator.Registry;

/// <summary>The body of an error answer.</summary>
internal sealed record RegistryErrorDocument(IReadOnlyList<RegistryErrorEntry> Errors);
