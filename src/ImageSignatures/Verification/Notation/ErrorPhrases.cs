using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Notation;

/// <summary>What notation 1.3.2 ends with when it judged no signature, or stopped on the way. The first row that matches counts.</summary>
/// <remarks>
/// notation's own "signature verification failed: " is taken off first. From the sources of notation v1.3.2 (cmd/notation), notation-go
/// v1.3.2 and oras-go v2.5 and v2.6.
/// </remarks>
internal static class ErrorPhrases
{
    private const string Policy =
        "The trust policy of notation is missing or malformed: mend trustpolicy.json in the configuration directory";

    private const string OtherVersion = "The installed notation does not know the options of version 1.3: install notation 1.3.2";

    private const string TrustStore =
        "The trust policy names a trust store that is missing or unusable: put the certificates into notation's truststore directory";

    public static IReadOnlyList<NotationPhrase> All { get; } =
    [
        new("no signature is associated with %q, %v", ReasonCode.NoSignature),
        new("artifact %q has no applicable %v", ReasonCode.NoPolicy),
        new("unable to retrieve digital signature with digest %q associated with %q from the Repository, error : %v",
            ReasonCode.SignatureUnavailable),

        // Our own configuration
        new("trust policy %v", ReasonCode.VerifierFailed, Policy),
        new("trust policy: %v", ReasonCode.VerifierFailed, Policy),
        new("oci trust policy %v", ReasonCode.VerifierFailed, Policy),
        new("unable to read trust policy %v", ReasonCode.VerifierFailed, Policy),
        new("malformed %v", ReasonCode.VerifierFailed, Policy),
        new("multiple trust policy statements %v", ReasonCode.VerifierFailed, Policy),
        new("multiple oci trust policy statements %v", ReasonCode.VerifierFailed, Policy),
        new("registry scope %q %v", ReasonCode.VerifierFailed, Policy),
        new("a trust policy statement %v", ReasonCode.VerifierFailed, Policy),
        new("the trust store %v", ReasonCode.VerifierFailed, TrustStore),
        new("failed to access the trust store %v", ReasonCode.VerifierFailed, TrustStore),
        new("no x509 certificates were found in trust store %v", ReasonCode.VerifierFailed, TrustStore),
        new("trusted certificate %v in trust store %v", ReasonCode.VerifierFailed, TrustStore),
        new("failed to read the trusted certificate %v", ReasonCode.VerifierFailed, TrustStore),
        new("failed to validate the trusted certificate %v", ReasonCode.VerifierFailed, TrustStore),

        new("unknown flag: %v", ReasonCode.VerifierFailed, OtherVersion),
        new("unknown command %v", ReasonCode.VerifierFailed, OtherVersion),

        // The registry
        new("%v: response status code 401: %v", ReasonCode.RegistryDenied),
        new("%v: response status code 403: %v", ReasonCode.RegistryDenied),
        new("%v: basic credential not found", ReasonCode.RegistryDenied),
        new("%vfailed to resolve credential: %v", ReasonCode.RegistryDenied),
        new("%vmissing username or password for %v", ReasonCode.RegistryDenied),
        new("%v: response status code 429: %v", ReasonCode.RegistryThrottled),
        new("%v: not found", ReasonCode.ImageNotFound),
        new("failed to get manifest descriptor: %v", ReasonCode.RegistryUnreachable),
        new("GET %q: %v", ReasonCode.RegistryUnreachable),
        new("Get %q: %v", ReasonCode.RegistryUnreachable),
        new("HEAD %q: %v", ReasonCode.RegistryUnreachable),
        new("Head %q: %v", ReasonCode.RegistryUnreachable),
        new("POST %q: %v", ReasonCode.RegistryUnreachable),
        new("Post %q: %v", ReasonCode.RegistryUnreachable),
        new("failed to read referrers index from referrers tag %v", ReasonCode.RegistryUnreachable),
        new("failed to decode referrers index from referrers tag %v", ReasonCode.RegistryUnreachable),
        new("failed to query referrers API: %v", ReasonCode.RegistryUnreachable),
        new("unknown content returned (%v), expecting image index: %v", ReasonCode.RegistryUnreachable),
        new("invalid next link %q: %v", ReasonCode.RegistryUnreachable),
        new("user input digest %v does not match the resolved digest %v", ReasonCode.RegistryUnreachable),
    ];
}
