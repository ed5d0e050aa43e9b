using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>
/// What notation refuses in the chain of a timestamp on top of the specification, because it verifies that chain with Go's x509.Verify:
/// critical extensions that Go does not know or finds nothing in, and names outside the constraints of an authority.
/// </summary>
internal static class TimestampPathRules
{
    private static readonly string[] KnownExtensions =
    [
        ObjectIdentifiers.KeyUsage,
        ObjectIdentifiers.SubjectAlternativeName,
        ObjectIdentifiers.BasicConstraints,
        ObjectIdentifiers.NameConstraints,
        ObjectIdentifiers.CrlDistributionPoints,
        ObjectIdentifiers.CertificatePolicies,
        ObjectIdentifiers.ExtendedKeyUsage,
        ObjectIdentifiers.PolicyMappings,
        ObjectIdentifiers.PolicyConstraints,
        ObjectIdentifiers.InhibitAnyPolicy,
    ];

    private static readonly string[] Policies = [ObjectIdentifiers.PolicyConstraints, ObjectIdentifiers.PolicyMappings];

    // The forms of names that Go knows: e-mail, DNS, URI and IP address.
    private static readonly int[] KnownForms = [1, 2, 6, 7];

    /// <returns>The rules that the chain breaks, each a clause.</returns>
    public static IEnumerable<string> Faults(CertificateChain chain)
    {
        var namesBelow = false;
        foreach (var certificate in chain.Certificates)
        {
            var unknown = certificate.Extensions.All.FirstOrDefault(e => e.IsCritical && !KnownExtensions.Contains(e.Type));
            if (unknown is not null)
                yield return $"{certificate.Subject} has the critical extension {unknown.Type}, which is not supported in the chain of a timestamp";
            if (Policies.Any(certificate.Extensions.Has))
                yield return $"{certificate.Subject} has policy constraints or mappings, which are not supported in the chain of a timestamp";
            if (certificate.Extensions.All.Any(e => e.IsCritical && e.Type == ObjectIdentifiers.SubjectAlternativeName && !HasKnownNames(e)))
                yield return $"{certificate.Subject} has critical alternative names, and none of a form that notation knows";

            var constraints = certificate.Extensions.All.FirstOrDefault(e => e.Type == ObjectIdentifiers.NameConstraints);
            if (constraints is not null && (namesBelow || (constraints.IsCritical && !HasKnownForms(constraints))))
                yield return $"{certificate.Subject} has name constraints that are not supported in the chain of a timestamp";

            namesBelow |= certificate.Extensions.Has(ObjectIdentifiers.SubjectAlternativeName);
        }
    }

    private static bool HasKnownNames(X509Extension names)
    {
        var sequence = names.Open().ReadSequence();
        while (sequence.HasData)
        {
            var tag = sequence.PeekTag();
            if (tag is { TagClass: TagClass.ContextSpecific, IsConstructed: false } && KnownForms.Contains(tag.TagValue))
                return true;
            sequence.ReadEncodedValue();
        }

        return false;
    }

    // The outline has been checked when the certificate was read: subtrees, and in each a name first.
    private static bool HasKnownForms(X509Extension constraints)
    {
        var sequence = constraints.Open().ReadSequence();
        while (sequence.HasData)
        {
            var subtrees = sequence.ReadSequence(sequence.PeekTag());
            while (subtrees.HasData)
            {
                var form = subtrees.ReadSequence().PeekTag();
                if (form is not { TagClass: TagClass.ContextSpecific, IsConstructed: false } || !KnownForms.Contains(form.TagValue))
                    return false;
            }
        }

        return true;
    }
}
