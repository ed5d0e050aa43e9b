using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>
/// Certificates as the Notary Project asks for them.
/// See <see href="https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#certificate-requirements"/>.
/// </summary>
internal static class CertificateFactory
{
    private const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    private const string LeafUnit = "AWS Cryptography";
    private const string AuthorityUnit = "Cryptography";

    public static X509Certificate2 CreateRoot(string commonName, DateTime notBefore, DateTime notAfter)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = Request(commonName, AuthorityUnit, key);
        AddAuthorityExtensions(request, hasPathLength: false, pathLength: 0);
        return request.CreateSelfSigned(notBefore, notAfter);
    }

    public static X509Certificate2 CreateAuthority(
        X509Certificate2 issuer, string commonName, int pathLength, DateTime notBefore, DateTime notAfter)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var request = Request(commonName, AuthorityUnit, key);
        AddAuthorityExtensions(request, hasPathLength: true, pathLength);
        using var certificate = Sign(request, issuer, notBefore, notAfter);
        return certificate.CopyWithPrivateKey(key);
    }

    public static X509Certificate2 CreateLeaf(
        X509Certificate2 issuer, ECDsa key, string commonName, DateTime notBefore, DateTime notAfter)
    {
        var request = Request(commonName, LeafUnit, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(CodeSigning)], critical: false));
        return Sign(request, issuer, notBefore, notAfter);
    }

    private static CertificateRequest Request(string commonName, string unit, ECDsa key)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(commonName);
        name.AddOrganizationalUnitName(unit);
        name.AddOrganizationName("AWS");
        name.AddLocalityName("Seattle");
        name.AddStateOrProvinceName("WA");
        name.AddCountryOrRegion("US");
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA384);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request;
    }

    private static void AddAuthorityExtensions(CertificateRequest request, bool hasPathLength, int pathLength)
    {
        const X509KeyUsageFlags usage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, hasPathLength, pathLength, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
    }

    private static X509Certificate2 Sign(CertificateRequest request, X509Certificate2 issuer, DateTime notBefore, DateTime notAfter)
    {
        var authority = X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false);
        request.CertificateExtensions.Add(authority);
        var serial = RandomNumberGenerator.GetBytes(20);
        // A serial number is a positive integer of at most 20 bytes.
        serial[0] &= 0x7f;
        return request.Create(issuer, notBefore, notAfter, serial);
    }
}
