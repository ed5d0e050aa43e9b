namespace SignerPlugin.Signer;

/// <summary>The answer of GetRevocationStatus.</summary>
internal sealed record GetRevocationStatusOutput(IReadOnlyList<string>? RevokedEntities);
