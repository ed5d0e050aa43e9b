using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EcsImageAuditor.Tests.Shared.TrustPolicies;

/// <summary>Certificates made on the spot.</summary>
internal sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestCertificates()
    {
        var request = Request("Root", _rootKey);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        Root = request.CreateSelfSigned(Start, End);
    }

    public X509Certificate2 Root { get; }

    /// <summary>Issued by the root, and a certificate authority itself.</summary>
    public X509Certificate2 Intermediate() =>
        Issue("Intermediate", new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));

    /// <summary>Issued by the root for signing.</summary>
    public X509Certificate2 Leaf() => Issue("Leaf", new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));

    /// <summary>Signed by its own key, and no certificate authority.</summary>
    public X509Certificate2 SelfSignedLeaf(params X509Extension[] extensions)
    {
        var request = Request("Self-signed", _key);
        foreach (var extension in extensions)
            request.CertificateExtensions.Add(extension);
        return request.CreateSelfSigned(Start, End);
    }

    public void Dispose()
    {
        Root.Dispose();
        _key.Dispose();
        _rootKey.Dispose();
    }

    private X509Certificate2 Issue(string name, X509Extension extension)
    {
        var request = Request(name, _key);
        request.CertificateExtensions.Add(extension);
        return request.Create(Root, Start, End, RandomNumberGenerator.GetBytes(8).Prepend((byte)1).ToArray());
    }

    private static CertificateRequest Request(string name, ECDsa key) =>
        new($"CN={name}, O=acme, ST=WA, C=US", key, HashAlgorithmName.SHA256);
}
