using EcsImageAuditor.Verification;

namespace EcsImageAuditor.Signatures.Certificates;

/// <summary>A trusted identity of the form <c>x509.subject: C=US, ST=WA, O=example</c>.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#trusted-identities-constraints</remarks>
internal sealed class X509SubjectIdentity
{
    /// <param name="distinguishedName">What follows <c>x509.subject:</c>.</param>
    /// <returns>The identity, or a reason of code identity that says what is wrong with it.</returns>
    public static Result<X509SubjectIdentity> Parse(string distinguishedName) => new Reason(ReasonCode.Identity, distinguishedName);

    /// <summary>True where every attribute of the identity equals the one in the certificate's subject.</summary>
    public bool Matches(Certificate leaf) => leaf.Subject == ToString();

    /// <summary>True where a certificate could match both, because the attributes of one are among those of the other.</summary>
    public bool Overlaps(X509SubjectIdentity other) => other.ToString() == ToString();
}
