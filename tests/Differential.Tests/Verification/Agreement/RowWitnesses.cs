using System.Text.Json.Nodes;
using Differential.Tests.Signatures.Agreement;
using Differential.Tests.Verification.Agreement.Generated;
using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Verification.Agreement;

/// <summary>For each row of docs/stricter-than-notation.md one case that shows it.</summary>
internal static partial class RowWitnesses
{
    private const string Profile = "arn:aws:signer:us-west-2:111122223333:/signing-profiles/ecs";
    private const string Job = "com.amazonaws.signer.signingJob";
    private const string OtherType = "application/vnd.example.image+json";

    private static readonly AttachedEnvelope Good = AttachedEnvelope.Of(FixedChain.OfTwo.Jws());

    private static readonly Dictionary<string, ArtifactCase> Named = Listed()
        .DistinctBy(item => item.Name, StringComparer.Ordinal)
        .ToDictionary(item => item.Name, StringComparer.Ordinal);

    public static IReadOnlyList<RowWitness> All { get; } =
        [.. Jws(), .. Cose(), .. Certificates(), .. Attributes(), .. Manifests(), .. Policies(), .. Timestamps(), .. Revocation()];

    public static IReadOnlyList<PolicyWitness> OfPolicies { get; } =
    [
        new("Policies and trust stores", "a registry scope that names the port 443",
            Policy("registry.example.com:443/app", "*"), "names the default port"),
        new("Policies and trust stores", "members of the policy that come twice",
            Policy("*", "*").Replace("{\"version\"", "{\"Version\":\"1.0\",\"version\"", StringComparison.Ordinal),
                "stands twice in its object"),
        new("Identities", "`x509.subject` with an attribute without a value",
            Policy("*", "x509.subject: C=US, ST=WA, O=Test, STREET="), "an attribute has no value"),
        new("Identities", "an escaped byte sequence that is not UTF-8",
            Policy("*", @"x509.subject: C=US, ST=WA, O=Te\\ffst"), "is not UTF-8"),
    ];

    private static IEnumerable<RowWitness> Attributes()
    {
        const string section = "Attributes";
        yield return new(section, "a critical attribute that nothing processes", Case(FixedChain.OfTwo.Jws().With("x", "y", true)),
            "which nothing here processes");
        yield return new(section, "a signature of AWS Signer without a signing job",
            OfSigner(envelope => envelope.WithoutCritical(Job).Change(header => header.Remove(Job))),
            $"{Job} is missing or not a text");
    }

    private static IEnumerable<RowWitness> Manifests()
    {
        const string section = "Manifests and listings";
        yield return new(section, "a signature's manifest with a member twice",
            Case(Good with { Rewrite = text => "{\"layers\":[]," + text[1..] }), "its manifest is not valid JSON");
        yield return new(section, "a signature's manifest without a subject",
            Case(Good.Change(manifest => manifest.Remove("subject"))) with { ByTag = true },
            "its manifest names no subject");
        yield return new(section, "a signature's manifest of another artifact type",
            Case(Good.Change(manifest => manifest["artifactType"] = "application/x")) with { ByTag = true },
                "its manifest is not one of a signature");
        yield return new(section, "a platform, or `null` URLs or data",
            Case(Good.Change(manifest =>
                manifest["layers"]![0]!["platform"] = new JsonObject { ["os"] = "linux", ["architecture"] = "arm64" })),
            "its manifest has a descriptor with");
        yield return new(section, "members of the manifest or the listing that are `null`",
            Case(Good.Change(manifest => manifest["config"]!["mediaType"] = null)),
            "its manifest is not JSON of the expected shape");
        yield return new(section, "an entry of a listing with a member twice", Named["Api: two lists, 1 signatures"],
            "has the member manifests more than once");
        yield return new(section, "a further page of a listing",
            Case(Good) with { Answers = ListingShapes.Paged("<?page=2>; rel=\"last\"").Answers }, "No signature is attached to the image");
        yield return new(
            section,
            "an image whose manifest has a media type",
            Case(AttachedEnvelope.Of(FixedChain.OfTwo.Jws() with
            {
                Payload = FixedChain.OfTwo.Jws().Payload.Replace(AttachedEnvelope.ManifestType, OtherType, StringComparison.Ordinal),
            })) with { ImageType = OtherType },
            OtherType);
    }

    private static IEnumerable<RowWitness> Policies()
    {
        const string section = "Policies and trust stores";
        var trusting = StatementSpec.Trusting(FixedChain.OfTwo.Root);
        yield return new(section, "a trust store that is missing",
            new ArtifactCase("no store", trusting with { Level = "audit", Stores = [new StoreSpec("ca", [])] }, Good), "The trust store ");
        yield return new(section, "an enforced revocation of a profile", OfSigner(envelope => envelope, statement => statement with
        {
            Level = "audit",
            Identities = [Profile + "2"],
            Override = new Dictionary<string, string> { ["revocation"] = "enforce" },
        }), "The revocation status was not asked for");
    }

    private static IEnumerable<RowWitness> Timestamps()
    {
        const string section = "Timestamps and revocation";
        yield return new(section, "a timestamp with more than one signer", Named["two signers"], "with one signer of version 1");
        yield return new(section, "a signed attribute of a timestamp", Named["the digest twice"], "its signed attribute ");
        yield return new(section, "a time of signing with fractions", Named["a time of signing with a fraction"],
            "its signing time has fractions of a second");
        yield return new(section, "an accuracy of a timestamp", Named["an accuracy of days"],
            "its accuracy is negative or more than a day");
        yield return new(section, "anything after the last field of a structure of a timestamp", Named["something behind its data"],
            "something follows the last");
        yield return new(section, "a timestamp nested more than 64 deep",
            TokenShapeCases.Of("33 attributes", token =>
            token with { Attributes = [.. Enumerable.Range(0, 33).Select(TokenShapes.AttributeOf)] }), "more than");
        yield return new(section, "a timestamp authority with name constraints", Named["constraints of a name within"],
            "are not supported in the chain of a timestamp");
    }

    private static IEnumerable<RowWitness> Revocation()
    {
        const string section = "Timestamps and revocation";
        yield return new(section, "OCSP: a responder's certificate without the purpose", Named["signer OCSP by a responder for anything"],
            "is not for signing OCSP responses");
        yield return new(section, "OCSP: an answer that names the certificate by another issuer",
            Named["signer OCSP about another issuer's"], "about another certificate");
        yield return new(section, "OCSP: a responder's certificate without id-pkix-ocsp-nocheck",
            Named["signer OCSP by a responder that may be revoked"],
            "the OCSP responder's own status could not be found out");
        yield return new(section, "CRL: a list whose issuing distribution point", Named["signer CRL a part for another URL"],
            "the revocation list is one for other certificates");
        yield return new(section, "CRL: SHA-1 signatures", Named["signer CRL with SHA-1"], "it uses SHA-1");
        yield return new(section, "CRL: two entries of a certificate",
            Named["of an authority: signer CRL for a key that was good then, and for good"], "contradict each other");
        yield return new(section, "a certificate that one source calls revoked", Named["signer OCSP revoked by POST only, signer CRL good"],
            "(other sources could not be used: ");
        yield return new(section, "an answer or a list from the future", Named["signer OCSP from the future"], "is from the future");
        yield return new(section, "an extension that comes twice", Named["signer OCSP with an extension twice"], "comes twice");
        yield return new(section, "anything after the last field of a structure of a revocation list",
            Named["signer CRL with a byte more"], "something follows the last field");
        yield return new(section, "CRL: a URL that stands behind",
            CertificateShapeCases.At("signer", "extension 2.5.29.31 300d300ba009a007a4023000860161"),
            "the revocation server \"a\" is no plain HTTP URL");
        yield return new(section, "CRL: a delta in place of a complete list", Named["signer CRL a delta"],
            "is only a delta to another one");
        yield return new(section, "revocation lists and OCSP answers of more than 32 MiB", Named["signer CRL too long"],
            "answered with more than");
        yield return new(section, "OCSP and CRL servers at addresses", Named["signer OCSP at a private address"],
            "has an address that is not public");
    }

    private static IEnumerable<ArtifactCase> Listed() =>
    [
        .. JwsCases.All.Concat(CoseCases.All).Concat(ChainCases.All).Select(ArtifactCase.Of),
        .. TokenShapeCases.All(),
        .. RevocationCases.All(),
        .. RegistryAnswerCases.All(),
    ];

    private static ArtifactCase Case(TestEnvelope envelope) => Case(AttachedEnvelope.Of(envelope));

    private static ArtifactCase Case(AttachedEnvelope envelope) =>
        new("a row of the documentation", StatementSpec.Trusting(FixedChain.OfTwo.Root), envelope);

    private static ArtifactCase OfSigner(Func<TestEnvelope, TestEnvelope> change, Func<StatementSpec, StatementSpec>? trust = null)
    {
        var chain = FixedChain.OfFour;
        var envelope = (TestEnvelope.OfSigningAuthority(chain.Chain) with { Certificates = chain.Encoded })
            .Change(header => header["io.cncf.notary.expiry"] = "2110-01-01T00:00:00Z");
        var statement = StatementSpec.Trusting(chain.Root) with
        {
            Identities = [Profile],
            Override = new Dictionary<string, string> { ["revocation"] = "skip" },
        };
        return new ArtifactCase("AWS Signer", trust?.Invoke(statement) ?? statement, AttachedEnvelope.Of(change(envelope)));
    }

    private static string WithMember(string payload, string member) => payload[..^2] + "," + member + "}}";

    private static string Policy(string scope, string identity) =>
        $$"""
        {"version":"1.0","trustPolicies":[{"name":"a","registryScopes":["{{scope}}"],"signatureVerification":{"level":"strict"},
        "trustStores":["ca:x"],"trustedIdentities":["{{identity}}"]}]}
        """;
}
