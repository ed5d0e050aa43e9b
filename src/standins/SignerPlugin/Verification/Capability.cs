namespace SignerPlugin.Verification;

/// <summary>The verifications that notation can leave to the plugin.</summary>
internal static class Capability
{
    public const string TrustedIdentity = "SIGNATURE_VERIFIER.TRUSTED_IDENTITY";
    public const string RevocationCheck = "SIGNATURE_VERIFIER.REVOCATION_CHECK";
}
