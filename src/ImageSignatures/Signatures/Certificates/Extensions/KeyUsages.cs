namespace ImageSignatures.Signatures.Certificates.Extensions;

/// <summary>The bits of the key usage extension.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.3</remarks>
[Flags]
internal enum KeyUsages
{
    None = 0,
    DigitalSignature = 1 << 0,
    NonRepudiation = 1 << 1,
    KeyEncipherment = 1 << 2,
    DataEncipherment = 1 << 3,
    KeyAgreement = 1 << 4,
    KeyCertSign = 1 << 5,
    CrlSign = 1 << 6,
    EncipherOnly = 1 << 7,
    DecipherOnly = 1 << 8,
}
