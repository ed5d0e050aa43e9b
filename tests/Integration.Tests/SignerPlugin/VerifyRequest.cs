using System.Text.Json.Nodes;
using EcsImageAuditor.Emulator.Signer;

namespace Integration.Tests.SignerPlugin;

/// <summary>Requests of verify-signature.</summary>
internal static class VerifyRequest
{
    public const string TrustedIdentity = "SIGNATURE_VERIFIER.TRUSTED_IDENTITY";
    public const string RevocationCheck = "SIGNATURE_VERIFIER.REVOCATION_CHECK";

    /// <summary>A request as notation makes it for a signature of the emulator.</summary>
    public static JsonNode For(SignedPayload signed, params string[] trustedIdentities) => new JsonObject
    {
        ["contractVersion"] = "1.0",
        ["signature"] = new JsonObject
        {
            ["criticalAttributes"] = new JsonObject
            {
                ["contentType"] = "application/vnd.cncf.notary.payload.v1+json",
                ["signingScheme"] = "notary.x509.signingAuthority",
                ["expiry"] = signed.Expiry,
                ["authenticSigningTime"] = signed.SigningTime,
                ["extendedAttributes"] = new JsonObject
                {
                    ["com.amazonaws.signer.signingProfileVersion"] = signed.ProfileVersionArn,
                    ["com.amazonaws.signer.signingJob"] = signed.JobArn,
                },
            },
            ["unprocessedAttributes"] = new JsonArray(
                "com.amazonaws.signer.signingProfileVersion", "com.amazonaws.signer.signingJob"),
            ["certificateChain"] = new JsonArray([.. signed.Certificate.Chain.Select(link => Convert.ToBase64String(link.Span))]),
        },
        ["trustPolicy"] = new JsonObject
        {
            ["trustedIdentities"] = new JsonArray([.. trustedIdentities]),
            ["signatureVerification"] = new JsonArray(TrustedIdentity, RevocationCheck),
        },
        ["pluginConfig"] = new JsonObject(),
    };
}
