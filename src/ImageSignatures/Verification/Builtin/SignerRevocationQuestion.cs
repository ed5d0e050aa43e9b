namespace ImageSignatures.Verification.Builtin;

/// <summary>What a signature of AWS Signer rests on.</summary>
/// <param name="Region">The signing profile's region: no other one knows of its revocations.</param>
/// <param name="SigningJobArn">The job that made the signature.</param>
/// <param name="ProfileVersionArn">The version of the signing profile.</param>
/// <param name="SigningTime">The authentic signing time.</param>
/// <param name="CertificateHashes">SHA-384 over pairs of certificates, as GetRevocationStatus takes them; hexadecimal digits.</param>
public sealed record SignerRevocationQuestion(
    string Region, string SigningJobArn, string ProfileVersionArn, DateTimeOffset SigningTime, IReadOnlyList<string> CertificateHashes);
