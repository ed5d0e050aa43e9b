namespace ImageSignatures.Signatures;

/// <summary>The signature algorithms of an envelope. The key of the signing certificate alone decides which one.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#algorithm-selection</remarks>
internal enum SignatureAlgorithm
{
    /// <summary>RSASSA-PSS with SHA-256, for RSA keys of 2048 bits.</summary>
    Ps256,

    /// <summary>RSASSA-PSS with SHA-384, for RSA keys of 3072 bits.</summary>
    Ps384,

    /// <summary>RSASSA-PSS with SHA-512, for RSA keys of 4096 bits.</summary>
    Ps512,

    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    Es256,

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    Es384,

    /// <summary>ECDSA on P-521 with SHA-512.</summary>
    Es512,
}
