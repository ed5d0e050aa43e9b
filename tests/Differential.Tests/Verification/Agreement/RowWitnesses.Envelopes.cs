using System.Security.Cryptography;
using Differential.Tests.Verification.Agreement.Generated;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement;

/// <summary>The rows about envelopes and certificates.</summary>
internal static partial class RowWitnesses
{
    private static IEnumerable<RowWitness> Jws()
    {
        const string section = "JWS envelopes";
        var plain = FixedChain.OfTwo.Jws();
        yield return new(section, "a member that comes twice", Named["JWS: an extended attribute with a member twice"],
            "has a member twice");
        yield return new(section, "a member that differs only by case", Named["JWS: a variant of a header first"],
            "which can be taken for");
        yield return new(section, "a member of the envelope besides", Named["JWS: an unknown member"], "there may only be payload");
        yield return new(section, "line breaks inside base 64", Named["JWS: a line break in the signature"],
            "is not base64url without padding");
        yield return new(section, "text that is not UTF-8", Case(plain.With("x", "y", false) with
        {
            ProtectedText = "{\"x\":\"\\ud800\"," + plain.Protected.ToJsonString()[1..],
        }), "is not Unicode");
        yield return new(section, "nesting beyond 16", Case(plain with
        {
            ProtectedText = $"{{\"x\":{new string('[', 20)}{new string(']', 20)}," + plain.Protected.ToJsonString()[1..],
        }), "is nested more than 16 deep");
        yield return new(section, "`null` for a header that may be absent", Named["JWS: an expiry that is null"], "is not a string");
        yield return new(section, "a PSS salt", Named["JWS: a PSS salt of 20 bytes"], "was not made by the signing certificate's key");
        yield return new(section, "a time with more than seven digits", Named["JWS: signing time 2026-06-01T12:00:00.123456789Z"],
            "is not a time in the form of RFC 3339");
        yield return new(section, "an expiry in the first moment", Case(plain.With("io.cncf.notary.expiry", "0001-01-01T00:00:00Z", false)),
            "io.cncf.notary.expiry is not marked critical");
        yield return new(section, "an attribute that `crit` lists twice", Named["JWS: an extended attribute critical twice"],
            "is marked critical twice");
        yield return new(section, "`verificationPluginMinVersion` without", Named["JWS: the version of a plugin without the plugin"],
            "names none");
        yield return new(section, "`urls`, `data` and `platform`",
            Case(plain with { Payload = WithMember(plain.Payload, "\"urls\":[\"http://x/\"]") }),
            "has one of the members urls, data, platform");
        yield return new(section, "a number in the payload", Case(plain with { Payload = "{\"later\":1e400," + plain.Payload[1..] }),
            "a number in JSON is too large");
    }

    private static IEnumerable<RowWitness> Cose()
    {
        const string section = "COSE envelopes";
        yield return new(section, "numbers and lengths in more bytes", Named["COSE: the signature's length in three bytes"],
            "takes more bytes than it needs");
        yield return new(section, "a time with a fraction", Named["COSE: signing time: a fraction"], "a CBOR integer is missing");
        yield return new(section, "tags other than that of a time", Named["COSE: an attribute: tag 32"], "or something else is tagged");
        yield return new(section, "labels that are numbers", Named["COSE: a key identifier"],
            "which a Notary Project envelope does not have");
        yield return new(section, "an attribute that `crit` lists twice", Named["COSE: the scheme critical twice"],
            "is marked critical twice");
        yield return new(section, "the other scheme's time", Named["COSE: the authentic time in a plain signature"], "which the scheme");
        yield return new(section, "a timestamp that is not a byte string", Named["COSE: a timestamp that is a text"],
            "a CBOR ByteString is missing");
    }

    private static IEnumerable<RowWitness> Certificates()
    {
        const string section = "Certificates";
        var twoNames = FixedChain.Of(FixedChain.OfTwo.Chain.Change(0, leaf => leaf with
        {
            Subject = TestCertificate.Name("CN=One,CN=Two,O=Test,ST=WA,C=US"),
        }));
        yield return new(section, "an authority whose basic constraints", Named["chain: basic constraints that are not critical"],
            "has basic constraints that are not marked critical");
        yield return new(section, "a signing certificate with anyExtendedKeyUsage", Named["chain: a leaf with the purpose 2.5.29.37.0"],
            "has the extended key usage anyExtendedKeyUsage");
        yield return new(section, "an extended key usage extension without any purpose", Named["chain: extension 2.5.29.37 3000"],
            "names no purpose");
        yield return new(section, "SHA-1 in a single", Named["chain: one certificate signed with SHA-1"], "is signed with SHA-1");
        yield return new(section, "an authority's RSA key below 2048 bits", Named["chain: an issuer with a key of 1024 bits"],
            "has a key that is too weak or not supported");
        yield return new(section, "a certificate of more than 64 KiB", CertificateShapeCases.At("signer", "sixty-five extensions"),
            "there are more than 64 extensions");
        yield return new(section, "RSA keys beyond 8192 bits", OfKey(RoundedRsaKey.Create()), "RSA 2044");
        yield return new(section, "anything after the last field", CertificateShapeCases.At("signer", "P-256 with two parameters"),
            "something follows the last field");
        yield return new(section, "a public key or a signature of a certificate",
            CertificateShapeCases.At("issuer", "P-256 with bits to spare"),
            "does not consist of whole bytes");
        yield return new(
            section,
            "two common names",
            new ArtifactCase("two common names",
                StatementSpec.Trusting(twoNames.Root) with { Identities = ["x509.subject: C=US, ST=WA, O=Test"] },
                AttachedEnvelope.Of(twoNames.Jws())),
            "no x509.subject identity can name it, for its subject has the attribute CN twice");
        yield return new(section, "a negative serial number", Named["chain: a negative serial number"],
            "its serial number is negative") { DependsOnGo = true };
    }

    private static ArtifactCase OfKey(RSA key)
    {
        var chain = FixedChain.Of(FixedChain.OfTwo.Chain.Change(0, leaf => leaf with { Key = TestKey.OfRsa(key) }));
        return new ArtifactCase("a key that only rounds up", StatementSpec.Trusting(chain.Root), AttachedEnvelope.Of(chain.Jws()));
    }
}
