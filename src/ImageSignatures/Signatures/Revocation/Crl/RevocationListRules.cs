using System.Numerics;
using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;
using ImageSignatures.Signatures.Certificates.Extensions;

namespace ImageSignatures.Signatures.Revocation.Crl;

/// <summary>Whether a revocation list, and the delta to it, may be believed.</summary>
/// <remarks>https://www.rfc-editor.org/rfc/rfc5280#section-6.3.3</remarks>
internal static class RevocationListRules
{
    /// <summary>Checks a complete list.</summary>
    /// <exception cref="System.Formats.Asn1.AsnContentException">An extension is not well-formed.</exception>
    /// <exception cref="MalformedException">An extension holds what its type forbids.</exception>
    /// <exception cref="RevocationUnavailableException">It may not be believed.</exception>
    public static void CheckBase(RevocationList list, Certificate certificate, Certificate issuer, DateTimeOffset now)
    {
        Check(list, certificate, issuer, now);
        if (list.Find(ObjectIdentifiers.DeltaCrlIndicator) is not null)
            throw new RevocationUnavailableException("the revocation list is only a delta to another one");
    }

    /// <summary>Checks a delta to a complete list that has been checked.</summary>
    /// <inheritdoc cref="CheckBase"/>
    public static void CheckDelta(
        RevocationList delta,
        RevocationList list,
        Certificate certificate,
        Certificate issuer,
        DateTimeOffset now
    )
    {
        Check(delta, certificate, issuer, now);
        var number = ReadNumber(list, ObjectIdentifiers.CrlNumber);
        if (ReadNumber(delta, ObjectIdentifiers.CrlNumber) <= number || ReadNumber(delta, ObjectIdentifiers.DeltaCrlIndicator) > number)
            throw new RevocationUnavailableException("the delta does not belong to the revocation list");
    }

    private static void Check(RevocationList list, Certificate certificate, Certificate issuer, DateTimeOffset now)
    {
        if (!list.IssuerName.HasSameBytesAs(issuer.SubjectName))
            throw new RevocationUnavailableException("the revocation list is from another issuer");
        if (issuer.Extensions.KeyUsage is not { } usage || !usage.Usages.HasFlag(KeyUsages.CrlSign))
            throw new RevocationUnavailableException($"the key of {issuer.Subject} is not for signing revocation lists");
        if (!list.Signed.Algorithm.IsSupported)
            throw new RevocationUnavailableException(
                "the signature of the revocation list is not valid here: it uses SHA-1 or an unknown algorithm"
            );
        if (!list.Signed.IsSignedBy(issuer.Key))
            throw new RevocationUnavailableException("the signature of the revocation list is not valid");

        Freshness.Check("the revocation list", list.ThisUpdate, list.NextUpdate, now);
        CheckExtensions(list, certificate);
    }

    private static void CheckExtensions(RevocationList list, Certificate certificate)
    {
        foreach (var extension in list.Extensions)
        {
            if (extension.Type == ObjectIdentifiers.IssuingDistributionPoint)
                IssuingDistributionPoint.Check(extension, certificate);
            else if (extension.IsCritical && extension.Type != ObjectIdentifiers.DeltaCrlIndicator)
                throw new RevocationUnavailableException(
                    $"the revocation list has the critical extension {extension.Type}, which is not supported"
                );
        }
    }

    private static BigInteger ReadNumber(RevocationList list, string type)
    {
        var reader = (list.Find(type) ?? throw new RevocationUnavailableException("a revocation list, or its delta, has no number")).Open();
        var number = reader.ReadInteger();
        reader.ThrowIfNotEmpty();
        return number;
    }
}
