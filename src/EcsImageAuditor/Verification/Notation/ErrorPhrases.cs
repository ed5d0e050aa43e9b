namespace EcsImageAuditor.Verification.Notation;

/// <summary>What notation 1.3.2 ends with when it judged no signature, or stopped on the way. The first row that matches counts.</summary>
/// <remarks>From the sources of notation v1.3.2 (cmd/notation), notation-go v1.3.2 and oras-go v2.5 and v2.6.</remarks>
internal static class ErrorPhrases
{
    private const string Policy = "The trust policy of notation is missing or malformed: mend trustpolicy.json in the configuration directory";

    private const string TrustStore =
        "The trust policy names a trust store that is missing or unusable: put the certificates into notation's truststore directory";

    public static IReadOnlyList<NotationPhrase> All { get; } =
    [
        new("signature verification failed: no signature is associated with %q, %v", ReasonCode.NoSignature),
        new("signature verification failed: artifact %q has no applicable %v", ReasonCode.NoPolicy),
        new("signature verification failed: unable to retrieve digital signature with digest %q associated with %q from the Repository, error : %v",
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

        // The registry
        new("%vresponse status code 401%v", ReasonCode.RegistryDenied),
        new("%vresponse status code 403%v", ReasonCode.RegistryDenied),
        new("%vbasic credential not found%v", ReasonCode.RegistryDenied),
        new("%vcredential required %v", ReasonCode.RegistryDenied),
        new("%vresponse status code 429%v", ReasonCode.RegistryThrottled),
        new("%vresponse status code 404%v", ReasonCode.ImageNotFound),
        new("failed to get manifest descriptor: %v: not found", ReasonCode.ImageNotFound),
        new("signature verification failed: %v: not found", ReasonCode.ImageNotFound),
        new("failed to get manifest descriptor: %v", ReasonCode.RegistryUnreachable),
        new("signature verification failed: %v: dial tcp%v", ReasonCode.RegistryUnreachable),
        new("signature verification failed: %vresponse status code %v", ReasonCode.RegistryUnreachable),
        new("signature verification failed: %v: EOF", ReasonCode.RegistryUnreachable),
        new("signature verification failed: %v: unexpected EOF", ReasonCode.RegistryUnreachable),
        new("signature verification failed: %v: connection re%v", ReasonCode.RegistryUnreachable),
        new("signature verification failed: %v i/o timeout%v", ReasonCode.RegistryUnreachable),
        new("signature verification failed: %v: context deadline exceeded%v", ReasonCode.RegistryUnreachable),
        new("signature verification failed: %v tls: %v", ReasonCode.RegistryUnreachable),
        new("user input digest %v does not match the resolved digest %v", ReasonCode.RegistryUnreachable, "The registry answered with another digest than the one asked for"),
    ];
}
