namespace SignerPlugin.Verification;

/// <summary>The extended attributes that AWS Signer puts into its signatures.</summary>
internal static class SignerAttribute
{
    public const string SigningProfileVersion = "com.amazonaws.signer.signingProfileVersion";
    public const string SigningProfileAlias = "com.amazonaws.signer.signingProfileAlias";
    public const string SigningJob = "com.amazonaws.signer.signingJob";
}
