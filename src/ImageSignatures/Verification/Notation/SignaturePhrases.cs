using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Notation;

/// <summary>Why notation 1.3.2 fails one signature. The first row that matches counts.</summary>
/// <remarks>
/// From the sources of notation-go v1.3.2 (verifier, plugin), notation-core-go v1.3.0 (signature, x509) and the AWS Signer plugin
/// 1.0.350. A failure of the integrity validation needs no row unless it means something else: see <see cref="OfValidation"/>.
/// </remarks>
internal static class SignaturePhrases
{
    private const string Aws = "com.amazonaws.signer.notation.plugin";

    private const string PluginMissing =
        "The AWS Signer plugin that the signature asks for is not installed or cannot be run: install it into notation's plugins directory";

    private const string StoreMissing =
        "The trust policy names a trust store that is missing or unusable: put the certificates into notation's truststore directory";

    public static IReadOnlyList<NotationPhrase> All { get; } =
    [
        // Revocation
        new("revocation check by verification plugin %q failed with reason \"Resource(s) %v have been revoked.%v\"", ReasonCode.Revoked),
        new("revocation check by verification plugin %q failed with reason \"Certificate(s) have been revoked.\"", ReasonCode.Revoked),
        new("signing certificate with subject %q is revoked", ReasonCode.Revoked),
        new("revocation check by verification plugin %q failed with reason %q", ReasonCode.RevocationUnavailable),
        new("signing certificate with subject %q revocation status is unknown", ReasonCode.RevocationUnavailable),
        new("unable to check revocation status, %v", ReasonCode.RevocationUnavailable),
        new("timestamping certificate with subject %q revocation status is unknown", ReasonCode.RevocationUnavailable),
        new("failed to check timestamping certificate chain revocation with error: %v", ReasonCode.RevocationUnavailable),

        // Identity
        // A plugin that does not know aliases knows no identity that is one.
        new("trusted identify verification by plugin %q failed with reason %q", ReasonCode.Identity)
        {
            CodeOfTrusted = ReasonCode.VerifierOutdated,
        },
        new("signing certificate from the digital signature does not match the X.509 trusted identities %v", ReasonCode.Identity),
        new("no x509 trusted identities are configured in the trust policy %q", ReasonCode.Identity),
        new("error while parsing the certificate subject from the digital signature. error : %q", ReasonCode.Identity),
        new($"failed to verify with plugin {Aws}: %vunable to parse attribute \"com.amazonaws.signer.signingProfileVersion\".%v",
            ReasonCode.Identity, "The signature names no signing profile"),

        // Signing time
        new("certificate %q was not valid when the digital signature was produced at %q", ReasonCode.SigningTime),
        new("verification time is before certificate %q validity period, %v", ReasonCode.SigningTime),
        new("verification time is after certificate %q validity period, %v", ReasonCode.SigningTime),
        new("timestamp can be before certificate %q validity period, %v", ReasonCode.SigningTime),
        new("timestamp can be after certificate %q validity period, %v", ReasonCode.SigningTime),
        new("no timestamp countersignature was found in the signature envelope", ReasonCode.SigningTime),
        new("failed to parse timestamp countersignature with error: %v", ReasonCode.SigningTime),
        new("failed to get the timestamp TSTInfo with error: %v", ReasonCode.SigningTime),
        new("failed to get timestamp from timestamp countersignature with error: %v", ReasonCode.SigningTime),
        new("failed to verify the timestamp countersignature with error: %v", ReasonCode.SigningTime),
        new("failed to validate the timestamping certificate chain with error: %v", ReasonCode.SigningTime),
        new("timestamping certificate with subject %q is revoked", ReasonCode.SigningTime),

        new("digital signature has expired on %q", ReasonCode.Expired),

        // Chain
        new("the signature's certificate chain does not contain any trusted certificate", ReasonCode.Chain),
        new("no trusted certificates are found to verify authenticity", ReasonCode.Chain),

        // The plugin that the signature asks for, and what it has to understand
        new($"error while locating the verification plugin \"{Aws}\", %v", ReasonCode.VerifierFailed, PluginMissing),
        new("error while locating the verification plugin %q, %v", ReasonCode.UnsupportedSignature),
        new("error while getting plugin minimum version, error: %v", ReasonCode.UnsupportedSignature),
        new("io.cncf.notary.verificationPlugin is not a critical Extended attribute", ReasonCode.UnsupportedSignature),
        new("io.cncf.notary.verificationPlugin from extended attribute is %v", ReasonCode.UnsupportedSignature),
        new("found plugin %v with version %v but signature verification needs plugin version greater than or equal to %v",
            ReasonCode.UnsupportedSignature, "The signature asks for a newer plugin than the installed one: update the plugin")
        {
            CodeOfTrusted = ReasonCode.VerifierOutdated,
        },
        new("plugin executable file name must be %q instead of %q", ReasonCode.UnsupportedSignature),
        new("extended critical attribute \"com.amazonaws.signer.signingProfileVersion\" was not processed by the verification plugin %v",
            ReasonCode.VerifierFailed, PluginMissing),
        new("extended critical attribute \"com.amazonaws.signer.signingJob\" was not processed by the verification plugin %v",
            ReasonCode.VerifierFailed, PluginMissing),
        new("extended critical attribute %q was not processed by the verification plugin %q %v", ReasonCode.UnsupportedSignature)
        {
            CodeOfTrusted = ReasonCode.VerifierOutdated,
        },
        new($"failed to verify with plugin {Aws}: %vunable to parse attribute %q.%v", ReasonCode.UnsupportedSignature),
        new($"failed to verify with plugin {Aws}: %vmissing authenticSigningTime%v", ReasonCode.UnsupportedSignature),
        new($"failed to verify with plugin {Aws}: %v'notary.x509' signing scheme%v", ReasonCode.UnsupportedSignature),
        new("unable to parse the digital signature, error : signature envelope format with media type %q is not supported",
            ReasonCode.UnsupportedSignature),

        // Our own configuration
        new($"failed to verify with plugin {Aws}: %vThe AWSSigner plugin does not support wildcard identity in the trust policy.%v",
            ReasonCode.VerifierFailed, "The trust policy trusts \"*\", which AWS Signer's plugin refuses: name signing profile ARNs"),
        new("plugin %v has pluginVersion %v which is not in valid semver format", ReasonCode.VerifierFailed, PluginMissing),
        new("digital signature requires plugin %q with signature verification capabilities %v", ReasonCode.VerifierFailed, PluginMissing),
        new("verification plugin %q failed to verify %q", ReasonCode.VerifierFailed, PluginMissing),
        new("fork/exec %v", ReasonCode.VerifierFailed, PluginMissing),
        new($"failed to verify with plugin {Aws}: fork/exec %v", ReasonCode.VerifierFailed, PluginMissing),
        new($"metadata validation failed for plugin {Aws}: %v", ReasonCode.VerifierFailed, PluginMissing),
        new($"failed to unmarshal the response of get-plugin-metadata command for plugin {Aws}", ReasonCode.VerifierFailed, PluginMissing),
        new("failed to unmarshal the response of get-plugin-metadata command for plugin %v", ReasonCode.UnsupportedSignature),
        new("the trust store %v", ReasonCode.VerifierFailed, StoreMissing),
        new("failed to access the trust store %v", ReasonCode.VerifierFailed, StoreMissing),
        new("trust store name needs to follow %v", ReasonCode.VerifierFailed, StoreMissing),
        new("no x509 certificates were found in trust store %v", ReasonCode.VerifierFailed, StoreMissing),
        new("trusted certificate %v in trust store %v", ReasonCode.VerifierFailed, StoreMissing),
        new("failed to read the trusted certificate %v", ReasonCode.VerifierFailed, StoreMissing),
        new("failed to validate the trusted certificate %v", ReasonCode.VerifierFailed, StoreMissing),
        new("failed to load tsa trust store with error: %v", ReasonCode.VerifierFailed, StoreMissing),
        new("no trusted TSA certificate found in trust store", ReasonCode.VerifierFailed, StoreMissing),

        // What the signature signs
        new("content descriptor mismatch", ReasonCode.Integrity, "The signature was made for another image"),
        new("json: %v", ReasonCode.Integrity),
        new($"failed to verify with plugin {Aws}: %vunable to parse certificates in certificate chain.%v", ReasonCode.Integrity),
    ];

    /// <summary>
    /// What a failed validation comes to where no row matches. Before the chain is known to be trusted, everything in the envelope is the
    /// signer's own doing, and the texts come from parsers of JSON, CBOR and certificates: whatever they say, the envelope is not intact.
    /// </summary>
    public static IReadOnlyDictionary<string, ReasonCode> OfValidation { get; } = new Dictionary<string, ReasonCode>
    {
        ["integrity"] = ReasonCode.Integrity,
        ["expiry"] = ReasonCode.Expired,
        ["revocation"] = ReasonCode.RevocationUnavailable,
    };
}
