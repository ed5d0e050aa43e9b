using System.Formats.Asn1;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Asn1.Names;

namespace ImageSignatures.Signatures.Certificates.Extensions;

/// <summary>
/// The outline of the extensions that do not decide anything. Notation's reader refuses a certificate in which one of them is malformed,
/// so this one does as well; what they say is not looked at. A type that is not known here is skipped, critical or not.
/// </summary>
internal static class ExtensionSyntax
{
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
                CheckElements(reader.ReadSequence());
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
                CheckElements(reader.ReadSequence());
                break;
            case ObjectIdentifiers.InhibitAnyPolicy:
                reader.ReadInteger();
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

    // At least one of the permitted [0] and the excluded [1] subtrees, neither of them empty.
    private static void CheckNameConstraints(AsnReader constraints)
    {
        do
        {
            var tag = constraints.PeekTag();
            if (tag is not { TagClass: TagClass.ContextSpecific, TagValue: 0 or 1 })
                throw new MalformedException("the name constraints hold something else than subtrees");

            var subtrees = constraints.ReadSequence(tag);
            do
            {
                GeneralNames.CheckConstraint(subtrees.ReadSequence());
            }
            while (subtrees.HasData);
        }
        while (constraints.HasData);
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
