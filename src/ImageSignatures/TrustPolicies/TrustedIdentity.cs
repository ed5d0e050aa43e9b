using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.TrustPolicies;

/// <summary>Whose signatures a statement trusts.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trusted-identities-constraints</remarks>
internal abstract record TrustedIdentity
{
    private TrustedIdentity(string text) => Text = text;

    /// <summary>The identity as the policy has it, which is what a plugin is told.</summary>
    public string Text { get; }

    public sealed override string ToString() => Text;

    /// <summary><c>*</c>: whoever has a certificate that leads to the trust store.</summary>
    public sealed record Anybody() : TrustedIdentity("*");

    /// <summary><c>x509.subject:</c> with a distinguished name.</summary>
    public sealed record Subject(string Text, X509SubjectIdentity Name) : TrustedIdentity(Text);

    /// <summary>An AWS Signer signing profile, or one version of it.</summary>
    public sealed record SigningProfile(string Text, SigningProfileArn Arn) : TrustedIdentity(Text);

    /// <summary>Anything else with a prefix: notation leaves it to a plugin. It matches no signature here.</summary>
    public sealed record Foreign(string Text) : TrustedIdentity(Text);
}
