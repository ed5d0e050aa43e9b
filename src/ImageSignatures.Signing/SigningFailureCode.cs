using System.Text.Json.Serialization;

namespace ImageSignatures.Signing;

/// <summary>Why an image could not be signed, stable and machine-readable.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SigningFailureCode>))]
public enum SigningFailureCode
{
    /// <summary>The image is not there.</summary>
    [JsonStringEnumMemberName("image-not-found")] ImageNotFound,

    /// <summary>A registry could not be reached, failed, or gave something else than was asked.</summary>
    [JsonStringEnumMemberName("registry-unreachable")] RegistryUnreachable,

    /// <summary>A registry refused our credentials, or the lack of them.</summary>
    [JsonStringEnumMemberName("registry-denied")] RegistryDenied,

    /// <summary>A registry asked for fewer requests.</summary>
    [JsonStringEnumMemberName("registry-throttled")] RegistryThrottled,

    /// <summary>A registry refused what was pushed.</summary>
    [JsonStringEnumMemberName("registry-refused")] RegistryRefused,

    /// <summary>The image's manifest cannot be copied as it is wanted.</summary>
    [JsonStringEnumMemberName("manifest-unusable")] ManifestUnusable,

    /// <summary>What the source has is not what the image's manifest says, or is too old to be copied.</summary>
    [JsonStringEnumMemberName("image-damaged")] ImageDamaged,

    /// <summary>The image carries more signatures than verifiers look at.</summary>
    [JsonStringEnumMemberName("signature-limit")] SignatureLimit,

    /// <summary>The repository could not be made.</summary>
    [JsonStringEnumMemberName("repository-failed")] RepositoryFailed,

    /// <summary>The signing profile is missing, ended, or of another platform.</summary>
    [JsonStringEnumMemberName("profile-unusable")] ProfileUnusable,

    /// <summary>AWS Signer refused our credentials.</summary>
    [JsonStringEnumMemberName("signer-denied")] SignerDenied,

    /// <summary>AWS Signer asked for fewer requests.</summary>
    [JsonStringEnumMemberName("signer-throttled")] SignerThrottled,

    /// <summary>AWS Signer could not be reached, or failed.</summary>
    [JsonStringEnumMemberName("signer-unavailable")] SignerUnavailable,

    /// <summary>What the signer gave is no good signature of the image.</summary>
    [JsonStringEnumMemberName("envelope-invalid")] EnvelopeInvalid,

    /// <summary>notation did not sign.</summary>
    [JsonStringEnumMemberName("notation-failed")] NotationFailed,

    /// <summary>It could not be told whether the image carries a good signature.</summary>
    [JsonStringEnumMemberName("verification-inconclusive")] VerificationInconclusive,

    /// <summary>Something took too long.</summary>
    [JsonStringEnumMemberName("timeout")] Timeout,
}
