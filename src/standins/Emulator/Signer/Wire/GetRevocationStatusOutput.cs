namespace EcsImageAuditor.Emulator.Signer.Wire;

/// <summary>The answer of GetRevocationStatus.</summary>
internal sealed record GetRevocationStatusOutput(IReadOnlyList<string> RevokedEntities);
