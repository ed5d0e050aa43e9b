using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Signatures.Certificates;

/// <summary>What the specification asks of the certificate whose key signs, and what notation asks on top.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#leaf-certificates</remarks>
internal static class LeafRules
{
    private const KeyUsages Forbidden = KeyUsages.KeyEncipherment | KeyUsages.DataEncipherment | KeyUsages.KeyAgreement
        | KeyUsages.KeyCertSign | KeyUsages.CrlSign | KeyUsages.EncipherOnly | KeyUsages.DecipherOnly;

    // The specification forbids the first five, notation all but the first.
    private static readonly (string Type, string Name)[] ForbiddenPurposes =
    [
        (ObjectIdentifiers.AnyPurpose, "anyExtendedKeyUsage"),
        (ObjectIdentifiers.ServerAuthentication, "serverAuth"),
        (ObjectIdentifiers.ClientAuthentication, "clientAuth"),
        (ObjectIdentifiers.EmailProtection, "emailProtection"),
        (ObjectIdentifiers.TimeStamping, "timeStamping"),
        (ObjectIdentifiers.OcspSigning, "OCSPSigning"),
    ];

    /// <returns>The rules that the certificate breaks, each the end of a sentence that begins with its subject.</returns>
    public static IEnumerable<string> Faults(Certificate leaf, ChainPurpose purpose)
    {
        if (leaf.IsCertificateAuthority)
            yield return "is a certificate authority, which must not sign by itself";

        foreach (var fault in KeyUsageFaults(leaf.Extensions.KeyUsage, purpose))
            yield return fault;

        foreach (var fault in purpose == ChainPurpose.CodeSigning ? CodeSigningFaults(leaf) : TimestampingFaults(leaf))
            yield return fault;

        if (leaf.Key.EnvelopeAlgorithm is null)
            yield return $"has a key that no signature algorithm goes with ({leaf.Key}); RSA 2048, 3072, 4096 and P-256, P-384, P-521 have one";
    }

    private static IEnumerable<string> KeyUsageFaults(KeyUsageExtension? keyUsage, ChainPurpose purpose)
    {
        if (keyUsage is null)
        {
            yield return "has no key usage extension";
            yield break;
        }

        if (!keyUsage.IsCritical && purpose == ChainPurpose.CodeSigning)
            yield return "has a key usage extension that is not marked critical";
        if (!keyUsage.Usages.HasFlag(KeyUsages.DigitalSignature))
            yield return "has a key that is not for digital signatures";
        if ((keyUsage.Usages & Forbidden) != 0)
            yield return $"has a key that is for more than digital signatures ({keyUsage.Usages & Forbidden})";
    }

    private static IEnumerable<string> CodeSigningFaults(Certificate leaf) =>
        from forbidden in ForbiddenPurposes
        where leaf.Extensions.ExtendedKeyUsage?.Purposes.Contains(forbidden.Type) ?? false
        select $"has the extended key usage {forbidden.Name}, which a signing certificate must not have";

    // https://www.rfc-editor.org/rfc/rfc3161#section-2.3
    private static IEnumerable<string> TimestampingFaults(Certificate leaf)
    {
        if (leaf.Extensions.ExtendedKeyUsage is not { Purposes: [ObjectIdentifiers.TimeStamping] } usage)
            yield return "does not have timeStamping as its only extended key usage";
        else if (!usage.IsCritical)
            yield return "has an extended key usage extension that is not marked critical";
    }
}
