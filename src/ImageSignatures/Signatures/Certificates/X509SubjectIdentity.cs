using ImageSignatures.Signatures.Asn1.Names;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Signatures.Certificates;

/// <summary>A trusted identity of the form <c>x509.subject: C=US, ST=WA, O=example</c>.</summary>
/// <remarks>
/// https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md#trusted-identities-constraints
/// Values are compared as they are, case and spaces included, and the order of the attributes does not matter.
/// </remarks>
internal sealed class X509SubjectIdentity
{
    private readonly IReadOnlyDictionary<string, string> _attributes;

    private X509SubjectIdentity(IReadOnlyDictionary<string, string> attributes) => _attributes = attributes;

    /// <summary>Reads what a trust policy says.</summary>
    /// <param name="distinguishedName">What follows <c>x509.subject:</c>.</param>
    /// <returns>The identity, or a reason of code identity that says what is wrong with it.</returns>
    public static Result<X509SubjectIdentity> Parse(string distinguishedName)
    {
        try
        {
            return new X509SubjectIdentity(DistinguishedName.Parse(distinguishedName));
        }
        catch (MalformedException e)
        {
            return new Reason(
                ReasonCode.Identity,
                $"The x509.subject identity {Excerpt.Quote(distinguishedName)} cannot be used: {e.Message}."
            );
        }
    }

    /// <summary>True where every attribute of the identity equals the one in the certificate's subject.</summary>
    /// <remarks>
    /// A subject that cannot be written in the identity's language matches nothing: one with an attribute type that has no short name, or two
    /// attributes of a type. Notation refuses those as well. Whether attributes share a relative name makes no difference to either.
    /// </remarks>
    public bool Matches(Certificate leaf) => Express(leaf, out var subject) is null && IsPartOf(subject);

    /// <summary>Why no identity of this form can name the certificate.</summary>
    /// <returns>The end of a sentence about its subject; null where one can.</returns>
    public static string? WhyNone(Certificate leaf) => Express(leaf, out _);

    private static string? Express(Certificate leaf, out Dictionary<string, string> subject)
    {
        subject = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (oid, text) in leaf.SubjectName.RelativeNames.SelectMany(name => name))
        {
            if (X500AttributeTypes.ShortName(oid) is not { } type)
                return $"has the attribute {oid}, which has no short name";
            if (text.Contains("=#", StringComparison.Ordinal))
                return "holds \"=#\", the form for encoded values";
            if (!subject.TryAdd(type, text))
                return $"has the attribute {type} twice";
        }

        var missing = DistinguishedName.Mandatory.Except(subject.Keys).FirstOrDefault();
        return missing is null ? null : $"has no attribute {missing}";
    }

    /// <summary>True where a certificate could match both, because the attributes of one are among those of the other.</summary>
    public bool Overlaps(X509SubjectIdentity other) => IsPartOf(other._attributes) || other.IsPartOf(_attributes);

    public override string ToString() => string.Join(", ", _attributes.Select(a => $"{a.Key}={a.Value}"));

    private bool IsPartOf(IReadOnlyDictionary<string, string> attributes) =>
        _attributes.All(a => attributes.TryGetValue(a.Key, out var value) && value == a.Value);
}
