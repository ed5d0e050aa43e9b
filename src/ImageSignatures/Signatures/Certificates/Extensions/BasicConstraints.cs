namespace ImageSignatures.Signatures.Certificates.Extensions;

/// <summary>Whether a key may issue certificates, and how far below it.</summary>
/// <param name="IsCritical">True where the extension is marked critical.</param>
/// <param name="IsAuthority">True for a certificate authority.</param>
/// <param name="PathLength">The greatest number of authorities between it and a leaf; null for no bound.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.9</remarks>
internal sealed record BasicConstraints(bool IsCritical, bool IsAuthority, long? PathLength);
