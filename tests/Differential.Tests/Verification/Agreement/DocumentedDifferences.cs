namespace Differential.Tests.Verification.Agreement;

/// <summary>
/// What the documentation lists as rejected by the builtin verifier alone: how the row begins in docs/stricter-than-notation.md, and parts of
/// the reasons that such a signature gets.
/// </summary>
internal static class DocumentedDifferences
{
    public static IReadOnlyList<(string Row, string[] Reasons)> All { get; } =
    [
        ("a member that comes twice, at any level,", ["has a member twice"]),
        ("a member that differs only by case", ["which can be taken for"]),
        ("a member of the envelope besides", ["there may only be payload, protected, header, signature"]),
        ("line breaks inside base 64", ["is not base64url without padding", "is not base 64"]),
        ("text that is not UTF-8, and half a surrogate pair", ["is not UTF-8", "is not Unicode"]),
        ("nesting beyond 16, an envelope beyond 1 MiB", ["is nested more than 16 deep"]),
        ("`null` for a header that may be absent", ["is not a string", "annotations that are not an object"]),
        ("a time with more than seven digits", ["is not a time in the form of RFC 3339"]),
        ("an expiry in the first moment of the calendar", ["io.cncf.notary.expiry is not marked critical", "the expiry, 0001-01-01"]),
        ("an attribute that `crit` lists twice", ["is marked critical twice"]),
        (
            "`verificationPluginMinVersion` without",
            ["asks for a version of a verification plugin and names none", "io.cncf.notary.verificationPluginMinVersion is not"]
        ),
        ("`urls`, `data` and `platform`", ["has one of the members urls, data, platform"]),
        ("a number in the payload that is beyond", ["a number in JSON is too large"]),
        ("numbers and lengths in more bytes", ["takes more bytes than it needs"]),
        ("a time with a fraction, or as a floating-point number", ["a CBOR integer is missing"]),
        (
            "tags other than that of a time",
            ["or something else is tagged", "a CBOR integer is missing", "a CBOR integer is too large", "a time is beyond the calendar"]
        ),
        ("labels that are numbers", ["which a Notary Project envelope does not have"]),
        ("the other scheme's time beside the right one", ["which the scheme", "a time is not tagged", "a CBOR integer is missing"]),
        ("a timestamp that is not a byte string", ["a CBOR ByteString is missing"]),
        ("an authority whose basic constraints are not critical", ["has basic constraints that are not marked critical"]),
        ("a signing certificate with anyExtendedKeyUsage", ["has the extended key usage anyExtendedKeyUsage"]),
        ("SHA-1 in a single self-signed certificate", ["is signed with SHA-1"]),
        ("an authority's RSA key below 2048 bits", ["has a key that is too weak or not supported"]),
        ("an extended key usage extension without any purpose", ["the extended key usage extension names no purpose"]),
        ("a certificate of more than 64 KiB", ["a name has more than 128 attributes", "there are more than 64 extensions"]),
        ("anything after the last field of a structure of a certificate", ["A certificate cannot be read: something follows the last field"]),
        ("a negative serial number", ["its serial number is negative"]),
        ("a public key or a signature of a certificate", ["does not consist of whole bytes"]),
        (
            "OCSP: a responder's certificate without the purpose",
            [
                "is not for signing OCSP responses",
                "the certificate of the OCSP responder, CN=Responder,OU=Signing,O=Test,L=Seattle,ST=WA,C=US, is not valid now",
                "is not from the same issuer",
                "the signature of the OCSP response is not valid here: it uses SHA-1",
                "the OCSP responder names itself by another name",
                "the OCSP response repeats another nonce",
                "the OCSP response has the critical extension",
            ]
        ),
        ("OCSP: a responder's certificate without id-pkix-ocsp-nocheck", ["the OCSP responder's own status could not be found out"]),
        ("OCSP: an answer that names the certificate by another issuer", ["the OCSP responder answers about another certificate"]),
        ("an answer or a list from the future", ["the OCSP response is from the future", "the revocation list is from the future"]),
        ("an extension that comes twice in an answer", ["comes twice)"]),
        ("CRL: a list whose issuing distribution point", ["the revocation list is one for other certificates"]),
        ("CRL: a delta in place of a complete list", ["is only a delta to another one", "the revocation list is from another issuer"]),
        ("revocation lists and OCSP answers of more than 32 MiB", ["answered with more than 16777216 bytes"]),
        ("a certificate that one source calls revoked", ["(other sources could not be used: "]),
        ("CRL: SHA-1 signatures", ["the signature of the revocation list is not valid here: it uses SHA-1"]),
        ("CRL: two entries of a certificate", ["two entries of the certificate that contradict each other"]),
        ("anything after the last field of a structure of a revocation list", ["cannot be read (something follows the last field"]),
        (
            "OCSP and CRL servers at addresses that are not public",
            [
                "has an address that is not public",
                "answered with status 302",
                "only the first 4 OCSP responders",
                "more than 4 revocation lists",
            ]
        ),
        ("CRL: a URL that stands behind a name of another form", ["the revocation server \"a\" is no plain HTTP URL"]),
        ("a critical attribute that nothing processes", ["which nothing here processes"]),
        ("a signature of AWS Signer without a signing job", ["com.amazonaws.signer.signingJob is missing or not a text"]),
        ("a signature's manifest with a member twice", ["its manifest has a member", "its manifest is not valid JSON"]),
        ("a signature's manifest without a subject", ["its manifest names no subject", "its manifest is about another image"]),
        ("a signature's manifest of another artifact type", ["its manifest is not one of a signature"]),
        ("a platform, or `null` URLs or data", ["its manifest has a descriptor with", "has no urls that is an array of strings"]),
        (
            "members of the manifest or the listing that are `null`",
            ["its manifest is not JSON of the expected shape", "malformed entries, which are passed over"]
        ),
        ("an entry of a listing with a member twice", ["has the member manifests more than once", "is not a well-formed image index"]),
        ("a trust store that is missing or cannot be read", ["The trust store ", "of a trust store"]),
        ("a timestamp with more than one signer", ["it is not a CMS of version 3 with one signer of version 1"]),
        ("a signed attribute of a timestamp that decides something", ["its signed attribute "]),
        ("a time of signing with fractions", ["its signing time has fractions of a second"]),
        ("an accuracy of a timestamp", ["its accuracy is negative or more than a day"]),
        ("anything after the last field of a structure of a timestamp", ["The timestamp of the signature is invalid: something follows the last"]),
        ("a timestamp authority with name constraints", ["are not supported in the chain of a timestamp"]),
        ("an enforced revocation of a profile that is not trusted", ["The revocation status was not asked for"]),
    ];

    /// <summary>The documentation, without its line breaks.</summary>
    public static string Text { get; } = Read("stricter-than-notation.md") + Read("verification.md");

    public static bool Explain(string reasons) =>
        All.Any(difference => difference.Reasons.Any(reason => reasons.Contains(reason, StringComparison.Ordinal)));

    private static string Read(string file) => File.ReadAllText(Path.Combine(ComponentCatalog.RepositoryRoot, "docs", file));
}
