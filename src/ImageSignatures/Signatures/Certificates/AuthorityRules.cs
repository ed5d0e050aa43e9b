using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Signatures.Certificates;

/// <summary>What the specification asks of root and intermediate certificates, and what notation asks on top.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#root-and-intermediate-ca-certificates</remarks>
internal static class AuthorityRules
{
    private const int MinRsaBits = 2048;

    /// <param name="authority">A certificate above the leaf.</param>
    /// <param name="authoritiesBelow">How many further authorities stand between it and the leaf.</param>
    /// <param name="purpose">What the leaf signs.</param>
    /// <returns>The rules that the certificate breaks, each the end of a sentence that begins with its subject.</returns>
    public static IEnumerable<string> Faults(Certificate authority, int authoritiesBelow, ChainPurpose purpose)
    {
        foreach (var fault in BasicConstraintsFaults(authority.Extensions.BasicConstraints, authoritiesBelow))
            yield return fault;

        if (authority.Extensions.KeyUsage is not { } keyUsage)
            yield return "has no key usage extension";
        else if (!keyUsage.IsCritical && purpose == ChainPurpose.CodeSigning)
            yield return "has a key usage extension that is not marked critical";
        else if (!keyUsage.Usages.HasFlag(KeyUsages.KeyCertSign))
            yield return "has a key that is not for signing certificates";

        if (purpose == ChainPurpose.Timestamping && !MayIssueTimestamping(authority.Extensions.ExtendedKeyUsage))
            yield return "is restricted to extended key usages without timeStamping";

        if (!authority.Key.IsEllipticCurve && authority.Key is not { Type: KeyType.Rsa, Bits: >= MinRsaBits })
            yield return $"has a key that is too weak or not supported ({authority.Key})";
    }

    private static IEnumerable<string> BasicConstraintsFaults(BasicConstraints? constraints, int authoritiesBelow)
    {
        if (constraints is null || !constraints.IsAuthority)
            yield return "is not a certificate authority";
        else if (!constraints.IsCritical)
            yield return "has basic constraints that are not marked critical";
        else if (constraints.PathLength < authoritiesBelow)
            yield return $"allows {constraints.PathLength} authorities below it and there are {authoritiesBelow}";
    }

    // Notation verifies the chain of a timestamp with Go's x509.Verify, which lets an authority restrict the purposes below it.
    private static bool MayIssueTimestamping(ExtendedKeyUsageExtension? usage) => usage is null
        || usage.Purposes.Contains(ObjectIdentifiers.TimeStamping) || usage.Purposes.Contains(ObjectIdentifiers.AnyPurpose);
}
