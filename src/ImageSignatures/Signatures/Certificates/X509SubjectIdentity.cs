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
    public bool Matches(Certificate leaf)
    {
        var subject = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (oid, text) in leaf.SubjectName.RelativeNames.SelectMany(name => name))
        {
            if (X500AttributeTypes.ShortName(oid) is not { } type
                || text.Contains("=#", StringComparison.Ordinal) || !subject.TryAdd(type, text))
                return false;
        }

        return DistinguishedName.Mandatory.All(subject.ContainsKey) && IsPartOf(subject);
    }

    /// <summary>True where a certificate could match both, because the attributes of one are among those of the other.</summary>
    public bool Overlaps(X509SubjectIdentity other) => IsPartOf(other._attributes) || other.IsPartOf(_attributes);

    public override string ToString() => string.Join(", ", _attributes.Select(a => $"{a.Key}={a.Value}"));

    private bool IsPartOf(IReadOnlyDictionary<string, string> attributes) =>
        _attributes.All(a => attributes.TryGetValue(a.Key, out var value) && value == a.Value);
}
