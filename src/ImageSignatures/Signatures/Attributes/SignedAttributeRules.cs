using System.Globalization;

namespace ImageSignatures.Signatures.Attributes;

/// <summary>What the specification asks of the signed attributes, whatever the format of the envelope.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#standard-attributes</remarks>
internal static class SignedAttributeRules
{
    public const string PayloadType = "application/vnd.cncf.notary.payload.v1+json";

    /// <returns>The rules that the attributes break, each a clause.</returns>
    public static IEnumerable<string> Faults(SignedAttributes attributes) =>
        ContentTypeFaults(attributes).Concat(SchemeFaults(attributes)).Concat(CriticalFaults(attributes)).Concat(ExpiryFaults(attributes));

    /// <returns>The scheme, or null for one that is not known.</returns>
    public static SigningScheme? ParseScheme(string name) => name switch
    {
        "notary.x509" => SigningScheme.X509,
        "notary.x509.signingAuthority" => SigningScheme.X509SigningAuthority,
        _ => null,
    };

    /// <returns>The time that goes with the scheme.</returns>
    public static DateTimeOffset? SigningTime(SignedAttributes attributes) =>
        ParseScheme(attributes.SigningScheme) == SigningScheme.X509SigningAuthority
            ? attributes.AuthenticSigningTime
            : attributes.SigningTime;

    private static IEnumerable<string> ContentTypeFaults(SignedAttributes attributes)
    {
        if (attributes.ContentType != PayloadType)
            yield return $"the payload is of type {Excerpt.Quote(attributes.ContentType)} and not {PayloadType}";
    }

    private static IEnumerable<string> SchemeFaults(SignedAttributes attributes)
    {
        var (needed, unwanted) = (SignedAttributes.SigningTimeName, SignedAttributes.AuthenticSigningTimeName);
        var (hasNeeded, hasUnwanted) = (attributes.SigningTime is not null, attributes.AuthenticSigningTime is not null);
        switch (ParseScheme(attributes.SigningScheme))
        {
            case null:
                yield return $"the signing scheme {Excerpt.Quote(attributes.SigningScheme)} is not known";
                yield break;
            case SigningScheme.X509SigningAuthority:
                (needed, unwanted) = (unwanted, needed);
                (hasNeeded, hasUnwanted) = (hasUnwanted, hasNeeded);
                break;
        }

        // Notation takes the first moment of the calendar for no time at all.
        if (!hasNeeded || SigningTime(attributes) == DateTimeOffset.MinValue)
            yield return $"{needed} is missing, which the scheme {attributes.SigningScheme} needs";
        if (hasUnwanted)
            yield return $"{unwanted} is present, which the scheme {attributes.SigningScheme} forbids";
    }

    private static IEnumerable<string> CriticalFaults(SignedAttributes attributes)
    {
        var missing = MustBeCritical(attributes).Except(attributes.Critical).FirstOrDefault();
        if (missing is not null)
            yield return $"{missing} is not marked critical";

        if (attributes.Critical.Distinct(StringComparer.Ordinal).Count() != attributes.Critical.Count)
            yield return "an attribute is marked critical twice";

        var absent = attributes.Critical.Except(Present(attributes)).FirstOrDefault();
        if (absent is not null)
            yield return $"{Excerpt.Quote(absent)} is marked critical and not present";
    }

    private static IEnumerable<string> MustBeCritical(SignedAttributes attributes)
    {
        yield return SignedAttributes.SigningSchemeName;
        if (attributes.AuthenticSigningTime is not null)
            yield return SignedAttributes.AuthenticSigningTimeName;
        if (attributes.Expiry is not null)
            yield return SignedAttributes.ExpiryName;
    }

    private static IEnumerable<string> Present(SignedAttributes attributes) => MustBeCritical(attributes)
        .Concat(attributes.SigningTime is null ? [] : [SignedAttributes.SigningTimeName])
        .Concat(attributes.Extended.Select(a => a.Name));

    private static IEnumerable<string> ExpiryFaults(SignedAttributes attributes)
    {
        if (attributes.Expiry <= SigningTime(attributes))
            yield return string.Create(CultureInfo.InvariantCulture, $"the expiry, {attributes.Expiry:u}, is not after the signing time");
    }
}
