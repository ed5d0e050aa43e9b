using ImageSignatures.Signatures;
using ImageSignatures.Signatures.AwsSigner;
using ImageSignatures.Signatures.Certificates;
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
            : Fail(
                $"The signer {envelope.Chain.Leaf.Subject} is not among the trusted identities of the statement \"{statement.Name}\""
                + (X509SubjectIdentity.WhyNone(envelope.Chain.Leaf) is { } why
                    ? $", and no x509.subject identity can name it, for its subject {why}: "
                        + "trust \"*\" with a trust store of its own, or sign with another certificate."
                    : "."));

    /// <summary>
    /// For AWS Signer: the profile, one version of it, or its alias. All customers of AWS Signer share one certificate subject, so that a wildcard
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
            $"The signing profile {Excerpt.Quote(signer.SigningProfileVersion)} is not among the trusted identities of the statement \"{statement.Name}\"."
        );

    /// <summary>The trusted profile or alias that signed; compared without case, as the AWS Signer plugin does.</summary>
    public static SigningProfileArn? ProfileOf(AwsSignerAttributes signer, TrustPolicyStatement statement) =>
        statement.TrustedIdentities.OfType<TrustedIdentity.SigningProfile>().Select(identity => identity.Arn)
            .FirstOrDefault(arn => string.Equals(arn.ToString(), Compared(signer, arn), StringComparison.OrdinalIgnoreCase));

    /// <summary>What of the signature the identity has to equal. A profile without a version is compared without the last part.</summary>
    private static string? Compared(AwsSignerAttributes signer, SigningProfileArn arn)
    {
        var version = signer.SigningProfileVersion;
        return arn switch
        {
            { Kind: SigningIdentityKind.Alias } => signer.Alias,
            { Kind: SigningIdentityKind.AliasedProfile } or { Version: not null } => version,
            _ => version[..Math.Max(0, version.LastIndexOf('/'))],
        };
    }

    private static ValidationResult Fail(string message) =>
        ValidationResult.Fail(ValidationType.Authenticity, ReasonCode.Identity, message);
}
