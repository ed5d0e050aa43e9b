namespace ImageSignatures.Signatures.Certificates.Extensions;

/// <summary>What the key may be used for.</summary>
/// <param name="IsCritical">True where the extension is marked critical.</param>
/// <param name="Usages">The bits that are set.</param>
internal sealed record KeyUsageExtension(bool IsCritical, KeyUsages Usages);
