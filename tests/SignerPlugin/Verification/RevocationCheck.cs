using System.Globalization;
using SignerPlugin.Contract;
using SignerPlugin.Signer;

namespace SignerPlugin.Verification;

/// <summary>Asks AWS Signer whether the profile version, the job or a certificate of a signature is revoked.</summary>
internal static class RevocationCheck
{
    private const string Platform = "Notation-OCI-SHA384-ECDSA";

    public static VerificationResult Verify(VerifySignatureRequest request)
    {
        var query = QueryOf(request.Signature);
        using var signer = new SignerClient(request.PluginConfig);
        try
        {
            return Judge(signer.GetRevocationStatus(query).RevokedEntities ?? []);
        }
        catch (SignerCallException problem)
        {
            return new VerificationResult(false, $"GetRevocationStatus call failed with error: {problem.Message}");
        }
    }

    private static List<(string Name, string Value)> QueryOf(SignatureContent signature)
    {
        var attributes = signature.CriticalAttributes;
        var signedAt = attributes.AuthenticSigningTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return
        [
            .. CertificateHashes.Of(signature.CertificateChain).Select(hash => ("certificateHashes", hash)),
            ("jobArn", attributes.Extended(SignerAttribute.SigningJob)),
            ("platformId", Platform),
            ("profileVersionArn", attributes.Extended(SignerAttribute.SigningProfileVersion)),
            ("signatureTimestamp", signedAt),
        ];
    }

    private static VerificationResult Judge(IReadOnlyList<string> revoked)
    {
        if (revoked.Count == 0)
            return new VerificationResult(true, "Signature is not revoked.");

        var resources = revoked.Where(entity => entity.StartsWith("arn", StringComparison.Ordinal)).ToList();
        var reason = resources.Count > 0 ? $"Resource(s) {string.Join(", ", resources)} have been revoked." : "";
        var certificates = resources.Count < revoked.Count ? "Certificate(s) have been revoked." : "";
        return new VerificationResult(false, reason + certificates);
    }
}
