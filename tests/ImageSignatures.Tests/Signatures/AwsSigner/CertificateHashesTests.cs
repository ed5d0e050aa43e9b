using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Tests.Signatures.AwsSigner;

public sealed class CertificateHashesTests
{
    [Fact]
    public void Each_certificate_is_named_with_its_issuer_and_the_root_with_itself()
    {
        var chain = TestChain.OfFour().Verified();
        var hashes = chain.Certificates.Select(c => Convert.ToHexStringLower(SHA384.HashData(c.Signed.SignedPart.Span))).ToList();

        Assert.Equal(
            [hashes[0] + hashes[1], hashes[1] + hashes[2], hashes[2] + hashes[3], hashes[3] + hashes[3]],
            CertificateHashes.Of(chain)
        );
    }

    [Fact]
    public void The_hashes_are_those_of_the_plugins_own_tests()
    {
        const string First = "13a01b7e1de3aee0367615c59f6d001238913e594626d0e3c8784489b15a18fada1c31f39d3ba9318cb673ffd8cd679b";
        const string Second = "ff41924f0940448d7e46b8c327e129813b1442fb17c9b2a86d49edcb00b707c9662f561c8a3e11a592b25061d488f2a3";

        Assert.Equal(
            [First + Second, Second + Second],
            CertificateHashes.Of([Read("signer-plugin-test-1.crt"), Read("signer-plugin-test-2.crt")])
        );
    }

    [Fact]
    public void The_revoked_certificate_of_the_vectors_is_among_the_hashes_of_its_signature()
    {
        var hashes = CertificateHashes.Of(Envelopes.Verified(VectorEnvelopes.Single("revoked-certificate"), Envelopes.Jws).Chain);

        Assert.Single(VectorSet.RevokedEntities.Intersect(hashes));
    }

    private static Certificate Read(string file)
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(
            Path.Combine(AppContext.BaseDirectory, "Data", "certificates", file)
        );
        return TestCertificate.Read(certificate.RawData);
    }
}
