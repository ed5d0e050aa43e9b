using System.Security.Cryptography;
using EcsImageAuditor.Signatures.AwsSigner;
using EcsImageAuditor.Tests.Components;
using EcsImageAuditor.Tests.Signatures.Builders;

namespace EcsImageAuditor.Tests.Signatures.AwsSigner;

public sealed class CertificateHashesTests
{
    [Fact]
    public void Each_certificate_is_named_with_its_issuer_and_the_root_with_itself()
    {
        var chain = TestChain.OfFour().Verified();
        var hashes = chain.Certificates.Select(c => Convert.ToHexStringLower(SHA384.HashData(c.Signed.SignedPart.Span))).ToList();

        Assert.Equal([hashes[0] + hashes[1], hashes[1] + hashes[2], hashes[2] + hashes[3], hashes[3] + hashes[3]], CertificateHashes.Of(chain));
    }

    [Fact]
    public void The_revoked_certificate_of_the_vectors_is_among_the_hashes_of_its_signature()
    {
        var hashes = CertificateHashes.Of(Envelopes.Verified(VectorEnvelopes.Single("revoked-certificate"), Envelopes.Jws).Chain);

        Assert.Single(VectorSet.RevokedEntities.Intersect(hashes));
    }
}
