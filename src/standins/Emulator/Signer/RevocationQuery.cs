namespace EcsImageAuditor.Emulator.Signer;

/// <summary>The parameters of GetRevocationStatus, all required.</summary>
/// <param name="SignatureTimestamp">The authentic signing time of the signature.</param>
/// <param name="PlatformId">"Notation-OCI-SHA384-ECDSA".</param>
/// <param name="ProfileVersionArn">The profile version that signed.</param>
/// <param name="JobArn">The signing job.</param>
/// <param name="CertificateHashes">See <see cref="Signer.CertificateHashes"/>.</param>
public sealed record RevocationQuery(
    DateTimeOffset SignatureTimestamp,
    string PlatformId,
    string ProfileVersionArn,
    string JobArn,
    IReadOnlyList<string> CertificateHashes);
