using SignerPlugin.Contract;

namespace SignerPlugin.Verification;

/// <summary>Answers verify-signature.</summary>
internal static class SignatureVerifier
{
    private const string SigningAuthority = "notary.x509.signingAuthority";

    public static byte[] Verify(VerifySignatureRequest request)
    {
        Check(request);
        var results = new Dictionary<string, VerificationResult>();
        if (request.SignatureVerification.Contains(Capability.TrustedIdentity))
            results.Add(Capability.TrustedIdentity, TrustedIdentity.Verify(request));
        if (request.SignatureVerification.Contains(Capability.RevocationCheck))
            results.Add(Capability.RevocationCheck, RevocationCheck.Verify(request));
        return Write(results, request.HasExtendedAttribute(SignerAttribute.SigningProfileAlias));
    }

    private static void Check(VerifySignatureRequest request)
    {
        ContractVersion.Check(request.ContractVersion);
        if (request.CertificateChain.Count == 0)
            throw PluginException.Validation("signature's criticalAttributes's certificateChain cannot be empty");
        if (request.SignatureVerification.Count == 0)
            throw PluginException.Validation("signature's trustPolicy's signatureVerification cannot be empty");
        if (request.TrustedIdentities.Contains("*"))
            throw PluginException.Validation("The AWSSigner plugin does not support wildcard identity in the trust policy.");
        foreach (var capability in request.SignatureVerification)
        {
            if (capability is not (Capability.TrustedIdentity or Capability.RevocationCheck))
                throw PluginException.Validation($"'{capability}' is not a supported plugin capability");
        }

        if (request.AuthenticSigningTime == default)
            throw PluginException.Validation("missing authenticSigningTime");
        if (!string.Equals(request.SigningScheme, SigningAuthority, StringComparison.OrdinalIgnoreCase))
            throw PluginException.Unsupported($"'{request.SigningScheme}' signing scheme");
    }

    private static byte[] Write(Dictionary<string, VerificationResult> results, bool hasAlias) => JsonText.Object(writer =>
    {
        writer.WriteStartObject("verificationResults");
        foreach (var (capability, result) in results)
        {
            writer.WriteStartObject(capability);
            writer.WriteBoolean("success", result.Success);
            writer.WriteString("reason", result.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("processedAttributes");
        // Both count as processed even when the policy skips revocation.
        writer.WriteStringValue(SignerAttribute.SigningProfileVersion);
        writer.WriteStringValue(SignerAttribute.SigningJob);
        if (hasAlias)
            writer.WriteStringValue(SignerAttribute.SigningProfileAlias);
        writer.WriteEndArray();
    });
}
