using System.Formats.Asn1;
using System.Numerics;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Asn1.Names;

namespace ImageSignatures.Signatures.Certificates.Extensions;

/// <summary>
/// The outline of the extensions that do not decide anything. Notation's reader refuses a certificate in which one of them is malformed,
/// so this one does as well; what they say is not looked at. A type that is not known here is skipped, critical or not.
/// </summary>
internal static class ExtensionSyntax
{
    private static readonly Asn1Tag FirstTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag SecondTag = new(TagClass.ContextSpecific, 1);
    private static readonly Asn1Tag PermittedTag = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag ExcludedTag = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <exception cref="AsnContentException">The extension is not well-formed.</exception>
    /// <exception cref="MalformedException">It holds what its type forbids.</exception>
    public static void Check(X509Extension extension)
    {
        var reader = extension.Open();
        switch (extension.Type)
        {
            case ObjectIdentifiers.SubjectKeyIdentifier:
                RefuseCritical(extension);
                reader.ReadOctetString();
                break;
            case ObjectIdentifiers.AuthorityKeyIdentifier:
                RefuseCritical(extension);
                CheckKeyIdentifier(reader.ReadSequence());
                break;
            case ObjectIdentifiers.SubjectAlternativeName:
                CheckNames(reader.ReadSequence());
                break;
            case ObjectIdentifiers.NameConstraints:
                CheckNameConstraints(reader.ReadSequence());
                break;
            case ObjectIdentifiers.CertificatePolicies:
                CheckPolicies(reader.ReadSequence());
                break;
            case ObjectIdentifiers.PolicyMappings:
                CheckMappings(reader.ReadSequence());
                break;
            case ObjectIdentifiers.PolicyConstraints:
                CheckPolicyConstraints(reader.ReadSequence());
                break;
            case ObjectIdentifiers.InhibitAnyPolicy:
                RequireInt64(reader.ReadInteger());
                break;
            default:
                return;
        }

        reader.RequireEnd();
    }

    private static void RefuseCritical(X509Extension extension)
    {
        if (extension.IsCritical)
            throw new MalformedException($"extension {extension.Type} is marked critical, which RFC 5280 forbids");
    }

    private static void CheckElements(AsnReader sequence)
    {
        while (sequence.HasData)
            sequence.ReadEncodedValue();
    }

    private static void CheckNames(AsnReader names)
    {
        while (names.HasData)
            GeneralNames.Check(names);
    }

    private static void CheckKeyIdentifier(AsnReader identifier)
    {
        if (identifier.HasData && identifier.PeekTag() == FirstTag)
            identifier.ReadOctetString(FirstTag);
        CheckElements(identifier);
    }

    // The permitted [0] and the excluded [1] subtrees: each may be absent or empty, but not both.
    private static void CheckNameConstraints(AsnReader constraints)
    {
        var count = CheckSubtrees(constraints, PermittedTag) + CheckSubtrees(constraints, ExcludedTag);
        if (count == 0 || constraints.HasData)
            throw new MalformedException("the name constraints hold no subtrees, or something else");
    }

    private static int CheckSubtrees(AsnReader constraints, Asn1Tag tag)
    {
        if (!constraints.HasData || constraints.PeekTag() != tag)
            return 0;

        var count = 0;
        for (var subtrees = constraints.ReadSequence(tag); subtrees.HasData; count++)
            GeneralNames.CheckConstraint(subtrees.ReadSequence());
        return count;
    }

    private static void CheckPolicyConstraints(AsnReader constraints)
    {
        foreach (var tag in new[] { FirstTag, SecondTag })
        {
            if (constraints.HasData && constraints.PeekTag() == tag)
                RequireInt64(constraints.ReadInteger(tag));
        }

        CheckElements(constraints);
    }

    private static void RequireInt64(BigInteger number)
    {
        if (number < long.MinValue || number > long.MaxValue)
            throw new MalformedException("a number in an extension has more than 64 bits");
    }

    private static void CheckPolicies(AsnReader policies)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (policies.HasData)
        {
            if (!seen.Add(policies.ReadSequence().ReadObjectIdentifier()))
                throw new MalformedException("a certificate policy comes twice");
        }
    }

    private static void CheckMappings(AsnReader mappings)
    {
        while (mappings.HasData)
        {
            var mapping = mappings.ReadSequence();
            mapping.ReadObjectIdentifier();
            mapping.ReadObjectIdentifier();
        }
    }
}
