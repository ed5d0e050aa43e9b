namespace ImageSignatures.Signatures.Asn1;

/// <summary>The kinds of public keys that signatures are verified with.</summary>
internal enum KeyType
{
    /// <summary>A key that the Notary Project has no algorithm for, such as Ed25519 or another curve. Nothing verifies with it.</summary>
    Unsupported,

    Rsa,

    /// <summary>NIST P-256.</summary>
    P256,

    /// <summary>NIST P-384.</summary>
    P384,

    /// <summary>NIST P-521.</summary>
    P521,
}
