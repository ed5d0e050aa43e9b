using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Certificates.Extensions;

/// <summary>
/// The extensions of a certificate. Only the first three decide whether a signer's certificate is accepted; the specification says that the
/// others must not be evaluated: https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#other-requirements
/// </summary>
internal sealed record CertificateExtensions
{
    public static CertificateExtensions None { get; } = new() { All = [] };

    /// <summary>Every extension as it stands in the certificate.</summary>
    public required IReadOnlyList<X509Extension> All { get; init; }

    public BasicConstraints? BasicConstraints { get; init; }

    public KeyUsageExtension? KeyUsage { get; init; }

    public ExtendedKeyUsageExtension? ExtendedKeyUsage { get; init; }

    /// <summary>Where OCSP can be asked, in the order of the certificate; not validated.</summary>
    public IReadOnlyList<string> OcspUrls { get; init; } = [];

    /// <summary>Where revocation lists are, in the order of the certificate; not validated.</summary>
    public IReadOnlyList<string> CrlUrls { get; init; } = [];

    public bool Has(string type) => All.Any(e => e.Type == type);
}
