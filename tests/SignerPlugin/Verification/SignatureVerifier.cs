using SignerPlugin.Contract;

namespace SignerPlugin.Verification;

/// <summary>Answers verify-signature.</summary>
internal static class SignatureVerifier
{
    private const string SigningAuthority = "notary.x509.signingAuthority";

    public static VerifySignatureResponse Verify(VerifySignatureRequest request)
    {
        Check(request);
        var results = new Dictionary<string, VerificationResult>();
        if (request.TrustPolicy.SignatureVerification.Contains(Capability.TrustedIdentity))
            results.Add(Capability.TrustedIdentity, TrustedIdentity.Verify(request));
        if (request.TrustPolicy.SignatureVerification.Contains(Capability.RevocationCheck))
            results.Add(Capability.RevocationCheck, RevocationCheck.Verify(request));
        // Both count as processed even when the policy skips revocation.
        return new VerifySignatureResponse(results, SignerAttribute.All);
    }

    private static void Check(VerifySignatureRequest request)
    {
        ContractVersion.Check(request.ContractVersion);
        if (request.Signature.CertificateChain.Count == 0)
            throw PluginException.Validation("signature's criticalAttributes's certificateChain cannot be empty");
        if (request.TrustPolicy.SignatureVerification.Count == 0)
            throw PluginException.Validation("signature's trustPolicy's signatureVerification cannot be empty");
        if (request.TrustPolicy.TrustedIdentities.Contains("*"))
            throw PluginException.Validation("The AWSSigner plugin does not support wildcard identity in the trust policy.");
        foreach (var capability in request.TrustPolicy.SignatureVerification)
        {
            if (capability is not (Capability.TrustedIdentity or Capability.RevocationCheck))
                throw PluginException.Validation($"'{capability}' is not a supported plugin capability");
        }

        var attributes = request.Signature.CriticalAttributes;
        if (attributes.AuthenticSigningTime == default)
            throw PluginException.Validation("missing authenticSigningTime");
        if (!string.Equals(attributes.SigningScheme, SigningAuthority, StringComparison.OrdinalIgnoreCase))
            throw PluginException.Unsupported($"'{attributes.SigningScheme}' signing scheme");
    }
}
