using ImageSignatures.Signatures;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Verification.Builtin;

/// <summary>Whether the signer is one of the trusted identities of a statement.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#trusted-identities-constraints</remarks>
internal static class TrustedSigner
{
    /// <summary>For a signature that names no plugin: the subject of the signing certificate.</summary>
    public static ValidationResult Validate(VerifiedEnvelope envelope, TrustPolicyStatement statement) =>
        statement.TrustedIdentities.Any(identity =>
            identity is TrustedIdentity.Anybody || identity is TrustedIdentity.Subject subject && subject.Name.Matches(envelope.Chain.Leaf)
        )
            ? ValidationResult.Pass(ValidationType.Authenticity)
            : Fail($"The signer {envelope.Chain.Leaf.Subject} is none of the trusted identities of the statement \"{statement.Name}\".");

    /// <summary>
    /// For AWS Signer: the profile, or one version of it. All customers of AWS Signer share one certificate subject, so that a wildcard
    /// would trust everybody's profile. The AWS Signer plugin then fails, whatever the level, and so does this: integrity is what no level
    /// only logs.
    /// </summary>
    public static ValidationResult Validate(AwsSignerAttributes signer, TrustPolicyStatement statement) =>
        statement.TrustedIdentities.Any(identity => identity is TrustedIdentity.Anybody)
            ? ValidationResult.Fail(
                ValidationType.Integrity,
                ReasonCode.Identity,
                "The trust policy trusts \"*\", which AWS Signer does not support; name the signing profile's ARN."
            )
        : ProfileOf(signer, statement) is not null ? ValidationResult.Pass(ValidationType.Authenticity)
        : Fail(
            $"The signing profile {Excerpt.Quote(signer.SigningProfileVersion)} is none of the trusted identities of the statement \"{statement.Name}\"."
        );

    /// <summary>The trusted profile that signed; compared without case, as the AWS Signer plugin does.</summary>
    public static SigningProfileArn? ProfileOf(AwsSignerAttributes signer, TrustPolicyStatement statement)
    {
        var version = signer.SigningProfileVersion;
        var slash = version.LastIndexOf('/');
        var profile = slash < 0 ? string.Empty : version[..slash];
        return statement.TrustedIdentities.OfType<TrustedIdentity.SigningProfile>().Select(identity => identity.Arn).FirstOrDefault(arn =>
            string.Equals(arn.ToString(), arn.Version is null ? profile : version, StringComparison.OrdinalIgnoreCase));
    }

    private static ValidationResult Fail(string message) =>
        ValidationResult.Fail(ValidationType.Authenticity, ReasonCode.Identity, message);
}
