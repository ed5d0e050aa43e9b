namespace ImageSignatures.Signatures.Certificates.Extensions;

/// <summary>The purposes that the key serves.</summary>
/// <param name="IsCritical">True where the extension is marked critical.</param>
/// <param name="Purposes">Object identifiers, at least one.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12</remarks>
internal sealed record ExtendedKeyUsageExtension(bool IsCritical, IReadOnlyList<string> Purposes);
