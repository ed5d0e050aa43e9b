using SignerPlugin.Contract;

namespace SignerPlugin.Verification;

/// <summary>Whether a profile, one version of it, or its alias, that the trust policy names made the signature.</summary>
internal static class TrustedIdentity
{
    public static VerificationResult Verify(VerifySignatureRequest request)
    {
        var signedBy = request.ExtendedAttribute(SignerAttribute.SigningProfileVersion);
        var alias = request.HasExtendedAttribute(SignerAttribute.SigningProfileAlias)
            ? request.ExtendedAttribute(SignerAttribute.SigningProfileAlias)
            : "";
        var match = request.TrustedIdentities.FirstOrDefault(identity => Matches(identity, signedBy, alias));
        return match is null
            ? new VerificationResult(false, "Signature publisher doesn't match any trusted identities.")
            : new VerificationResult(true, $"Signature publisher matched \"{match}\" trusted identity.");
    }

    private static bool Matches(string identity, string signedBy, string alias)
    {
        if (!Arn.TryParse(identity, out var arn) || arn.Service != "signer")
            return false;

        return arn.Resource.Split('/') switch
        {
            ["", "signing-profiles", _] => Same(identity, signedBy[..Math.Max(0, signedBy.LastIndexOf('/'))]),
            ["", "aliases", ..] => Same(identity, alias),
            ["", "aliased-signing-profiles", ..] or ["", "signing-profiles", _, _] => Same(identity, signedBy),
            _ => false,
        };
    }

    private static bool Same(string identity, string signedBy) => string.Equals(identity, signedBy, StringComparison.OrdinalIgnoreCase);
}
