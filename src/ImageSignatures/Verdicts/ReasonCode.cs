using System.Text.Json.Serialization;

namespace ImageSignatures.Verdicts;

/// <summary>Why an image is not trusted, stable and machine-readable. The code decides the verdict (<see cref="Reason.Kind"/>).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReasonCode>))]
public enum ReasonCode
{
    /// <summary>The registry answered and no signature refers to the digest.</summary>
    [JsonStringEnumMemberName("no-signature")] NoSignature,

    /// <summary>ECR managed signing is still at work: judge again later.</summary>
    [JsonStringEnumMemberName("signing-in-progress")] SigningInProgress,

    /// <summary>The envelope, its signature or what it signs is not intact.</summary>
    [JsonStringEnumMemberName("integrity")] Integrity,

    /// <summary>The certificate chain does not end in the trust store.</summary>
    [JsonStringEnumMemberName("chain")] Chain,

    /// <summary>The signer is not among the trusted identities.</summary>
    [JsonStringEnumMemberName("identity")] Identity,

    /// <summary>The signature's own expiry has passed.</summary>
    [JsonStringEnumMemberName("expired")] Expired,

    /// <summary>A certificate was not valid when the signature was made.</summary>
    [JsonStringEnumMemberName("signing-time")] SigningTime,

    /// <summary>The signature, its profile or its certificate has been revoked.</summary>
    [JsonStringEnumMemberName("revoked")] Revoked,

    /// <summary>No statement of the trust policy applies to the repository.</summary>
    [JsonStringEnumMemberName("no-policy")] NoPolicy,

    /// <summary>The signature asks for something that the verifier does not support, such as another plugin.</summary>
    [JsonStringEnumMemberName("unsupported-signature")] UnsupportedSignature,

    /// <summary>More signatures than the verifier looks at, and none of the first ones passed.</summary>
    [JsonStringEnumMemberName("signature-limit")] SignatureLimit,

    /// <summary>The image comes from a registry that is not allowed. Decided by its name, before any request.</summary>
    [JsonStringEnumMemberName("registry-not-allowed")] RegistryNotAllowed,

    /// <summary>No source names the digest that ran.</summary>
    [JsonStringEnumMemberName("digest-unknown")] DigestUnknown,

    /// <summary>The registry does not have the image (any more).</summary>
    [JsonStringEnumMemberName("image-not-found")] ImageNotFound,

    /// <summary>The registry could not be reached, or failed.</summary>
    [JsonStringEnumMemberName("registry-unreachable")] RegistryUnreachable,

    /// <summary>The registry refused our credentials, or the lack of them.</summary>
    [JsonStringEnumMemberName("registry-denied")] RegistryDenied,

    /// <summary>The registry asked for fewer requests.</summary>
    [JsonStringEnumMemberName("registry-throttled")] RegistryThrottled,

    /// <summary>The revocation status could not be had.</summary>
    [JsonStringEnumMemberName("revocation-unavailable")] RevocationUnavailable,

    /// <summary>A signature is listed but could not be fetched.</summary>
    [JsonStringEnumMemberName("signature-unavailable")] SignatureUnavailable,

    /// <summary>Two verifiers gave different verdicts.</summary>
    [JsonStringEnumMemberName("verifiers-disagree")] VerifiersDisagree,

    /// <summary>The verifier itself failed, or said something that we do not know.</summary>
    [JsonStringEnumMemberName("verifier-failed")] VerifierFailed,

    /// <summary>
    /// A trusted signer's signature asks for something that this version of the verifier does not know: the verifier is too old.
    /// </summary>
    [JsonStringEnumMemberName("verifier-outdated")] VerifierOutdated,

    /// <summary>The registry has archived the image's signatures, so they cannot be read.</summary>
    [JsonStringEnumMemberName("signature-archived")] SignatureArchived,

    /// <summary>The registry has archived the image, so it cannot be read.</summary>
    [JsonStringEnumMemberName("image-archived")] ImageArchived,

    /// <summary>The time for this verification was used up.</summary>
    [JsonStringEnumMemberName("timeout")] Timeout,
}
