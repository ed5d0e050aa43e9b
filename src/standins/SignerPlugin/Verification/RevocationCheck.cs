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
        var query = QueryOf(request);
        using var signer = new SignerClient(request.PluginConfig);
        try
        {
            return Judge(signer.GetRevocationStatus(query));
        }
        catch (SignerCallException problem)
        {
            return new VerificationResult(false, $"GetRevocationStatus call failed with error: {problem.Message}");
        }
    }

    private static string QueryOf(VerifySignatureRequest request)
    {
        var profileVersion = request.ExtendedAttribute(SignerAttribute.SigningProfileVersion);
        var job = request.ExtendedAttribute(SignerAttribute.SigningJob);
        var signedAt = request.AuthenticSigningTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"certificateHashes={string.Join("&certificateHashes=", CertificateHashes.Of(request.CertificateChain))}"
            + $"&jobArn={Uri.EscapeDataString(job)}&platformId={Platform}"
            + $"&profileVersionArn={Uri.EscapeDataString(profileVersion)}&signatureTimestamp={Uri.EscapeDataString(signedAt)}";
    }

    private static VerificationResult Judge(List<string> revoked)
    {
        if (revoked.Count == 0)
            return new VerificationResult(true, "Signature is not revoked.");

        var resources = revoked.FindAll(entity => entity.StartsWith("arn", StringComparison.Ordinal));
        var reason = resources.Count > 0 ? $"Resource(s) {string.Join(", ", resources)} have been revoked." : "";
        var certificates = resources.Count < revoked.Count ? "Certificate(s) have been revoked." : "";
        return new VerificationResult(false, reason + certificates);
    }
}
