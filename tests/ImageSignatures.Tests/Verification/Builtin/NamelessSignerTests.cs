using System.Text;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;
using ImageSignatures.Signatures;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification.Builtin;

namespace ImageSignatures.Tests.Verification.Builtin;

/// <summary>Signers whose subject no identity of the form <c>x509.subject:</c> can name: the message says why, and what to do.</summary>
public sealed class NamelessSignerTests
{
    private const string Remedy = "trust \"*\" with a trust store of its own, or sign with another certificate.";

    [Theory]
    [InlineData("CN=Test, OID.2.5.4.97=VATDE-1, O=Test, ST=WA, C=US", "has the attribute 2.5.4.97, which has no short name")]
    [InlineData("CN=Test, DC=example, O=Test, ST=WA, C=US", "has the attribute 0.9.2342.19200300.100.1.25, which has no short name")]
    [InlineData("CN=One, CN=Two, O=Test, ST=WA, C=US", "has the attribute CN twice")]
    [InlineData("CN=Test, O=Test, C=US", "has no attribute ST")]
    [InlineData("CN=Test, ST=WA, C=US", "has no attribute O")]
    [InlineData("CN=Test, O=Test, ST=WA", "has no attribute C")]
    [InlineData("CN=\"a=#b\", O=Test, ST=WA, C=US", "holds \"=#\", the form for encoded values")]
    public void A_subject_that_no_identity_can_name_is_told_with_its_cause_and_its_remedy(string subject, string cause)
    {
        var result = Validate(subject);

        Assert.Equal(ReasonCode.Identity, result.Reason?.Code);
        Assert.EndsWith(
            $" is not among the trusted identities of the statement \"app\", and no x509.subject identity can name it, for its subject {cause}: {Remedy}",
            result.Reason?.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_subject_that_an_identity_could_name_gets_no_such_advice()
    {
        var result = Validate("CN=Somebody, O=Other, ST=WA, C=US");

        Assert.Equal(ReasonCode.Identity, result.Reason?.Code);
        Assert.EndsWith("is not among the trusted identities of the statement \"app\".", result.Reason?.Message, StringComparison.Ordinal);
    }

    private static ValidationResult Validate(string subject)
    {
        var chain = TestChain.OfTwo().Change(0, leaf => leaf with { Subject = TestCertificate.Name(subject) });
        var envelope = Envelopes.Verified(TestEnvelope.OfX509(chain).Encode(), Envelopes.Jws);
        return TrustedSigner.Validate(envelope, Statement());
    }

    private static TrustPolicyStatement Statement()
    {
        var reading = TrustPolicyDocument.Read(Encoding.UTF8.GetBytes(
            """
            {"version":"1.0","trustPolicies":[{"name":"app","registryScopes":["*"],"signatureVerification":{"level":"strict"},
            "trustStores":["ca:x"],"trustedIdentities":["x509.subject: C=US, ST=WA, O=Test, CN=Test"]}]}
            """));
        return Assert.Single(reading.Document!.Statements);
    }
}
