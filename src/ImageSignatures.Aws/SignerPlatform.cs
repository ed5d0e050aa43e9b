namespace ImageSignatures.Aws;

/// <summary>The signing platform of AWS Signer that signs container images.</summary>
/// <remarks>https://docs.aws.amazon.com/signer/latest/developerguide/container-workflow.html</remarks>
public static class SignerPlatform
{
    /// <summary>The platform's identifier.</summary>
    public const string Notation = "Notation-OCI-SHA384-ECDSA";
}
