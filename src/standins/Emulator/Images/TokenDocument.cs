namespace EcsImageAuditor.Emulator.Images;

/// <summary>What a token endpoint answers.</summary>
internal sealed record TokenDocument(string Token);
