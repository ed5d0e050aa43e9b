using System.Security.Cryptography.X509Certificates;
using EcsImageAuditor.Emulator.Signer;
using EcsImageAuditor.Tests.Shared.Registry;

namespace Integration.Tests.Emulator.Signer;

public sealed class SigningChainTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly SigningChain _chain;

    public SigningChainTests() => _chain = SigningChain.Create("eu-west-1", _time);

    public void Dispose() => _chain.Dispose();

    [Fact]
    public void The_chain_has_the_subjects_of_AWS_Signers()
    {
        var subjects = Certificates().Select(certificate => certificate.Subject);

        Assert.Equal(
        [
            "CN=AWS Signer, OU=AWS Cryptography, O=AWS, L=Seattle, S=WA, C=US",
            "CN=AWS Signer eu-west-1 Code Signing CA G1, OU=Cryptography, O=AWS, L=Seattle, S=WA, C=US",
            "CN=AWS Signer Code Signing Int CA G1, OU=Cryptography, O=AWS, L=Seattle, S=WA, C=US",
            "CN=AWS Signer Code Signing Root CA G1, OU=Cryptography, O=AWS, L=Seattle, S=WA, C=US",
        ],
            subjects);
    }

    [Fact]
    public void Every_certificate_is_ECDSA_P_384_with_SHA_384_and_signed_by_the_next()
    {
        var certificates = Certificates();
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(certificates[3]);
        chain.ChainPolicy.ExtraStore.AddRange(certificates[1..3].ToArray());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = _time.GetUtcNow().UtcDateTime;

        Assert.True(chain.Build(certificates[0]));
        Assert.Equal(4, chain.ChainElements.Count);
        AssertEach.Of(certificates, certificate => Assert.Equal("1.2.840.10045.4.3.3", certificate.SignatureAlgorithm.Value));
        AssertEach.Of(certificates, certificate => Assert.Equal(384, certificate.GetECDsaPublicKey()!.KeySize));
    }

    [Fact]
    public void The_leaf_may_sign_code_and_nothing_else()
    {
        var leaf = Certificates()[0];
        var usage = leaf.Extensions.OfType<X509KeyUsageExtension>().Single();
        var purposes = leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages;

        Assert.True(usage.Critical);
        Assert.Equal(X509KeyUsageFlags.DigitalSignature, usage.KeyUsages);
        Assert.Equal("1.3.6.1.5.5.7.3.3", Assert.Single(purposes.Cast<System.Security.Cryptography.Oid>()).Value);
        Assert.False(leaf.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
    }

    [Fact]
    public void A_leaf_lives_for_days_and_is_followed_by_another()
    {
        var first = _chain.CertificateAt(_time.GetUtcNow());
        var sameDay = _chain.CertificateAt(_time.GetUtcNow().AddHours(3));
        var later = _chain.CertificateAt(_time.GetUtcNow().AddDays(1));
        using var leaf = X509CertificateLoader.LoadCertificate(first.Chain[0].Span);

        Assert.Same(first, sameDay);
        Assert.NotEqual(first.Hashes[0], later.Hashes[0]);
        Assert.Equal(first.Hashes[1], later.Hashes[1]);
        Assert.Equal(TimeSpan.FromDays(5), leaf.NotAfter - leaf.NotBefore);
    }

    [Fact]
    public async Task The_trust_store_holds_the_root_alone()
    {
        using var folder = new TemporaryFolder();

        await _chain.WriteTrustStoreAsync(folder.FullName);

        var store = Path.Combine(folder.FullName, "truststore", "x509", "signingAuthority", "aws-signer-ts");
        using var root = X509CertificateLoader.LoadCertificateFromFile(Assert.Single(Directory.EnumerateFiles(store, "*.crt")));
        Assert.Equal(_chain.Root, root.RawData);
        Assert.Equal(_chain.Root, _chain.CertificateAt(_time.GetUtcNow()).Chain[3]);
    }

    private List<X509Certificate2> Certificates() =>
        [.. _chain.CertificateAt(_time.GetUtcNow()).Chain.Select(link => X509CertificateLoader.LoadCertificate(link.Span))];
}
