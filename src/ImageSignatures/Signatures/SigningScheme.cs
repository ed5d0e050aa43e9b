namespace ImageSignatures.Signatures;

/// <summary>Who vouches for the signing time.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signing-scheme.md</remarks>
internal enum SigningScheme
{
    /// <summary><c>notary.x509</c>: the signer claims a time, a timestamp authority may prove it. Trust stores <c>ca</c> and <c>tsa</c>.</summary>
    X509,

    /// <summary><c>notary.x509.signingAuthority</c>: the signing service vouches for the time. Trust store <c>signingAuthority</c>.</summary>
    X509SigningAuthority,
}
