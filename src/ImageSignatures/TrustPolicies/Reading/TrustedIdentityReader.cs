using ImageSignatures.Signatures;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.TrustPolicies.Reading;

/// <summary>Reads a statement's <c>trustedIdentities</c>.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/v1.1.0/specs/trust-store-trust-policy.md#trusted-identities-constraints</remarks>
internal static class TrustedIdentityReader
{
    private const string Anybody = "*";
    private const string SubjectPrefix = "x509.subject";

    public static IReadOnlyList<Placed<TrustedIdentity>> Read(IReadOnlyList<PlacedValue.Text> texts, PolicyMistakes mistakes)
    {
        var identities = new List<Placed<TrustedIdentity>>();
        foreach (var text in texts)
        {
            if (text.Value == Anybody && texts.Count > 1)
            {
                mistakes.Error(
                    text.Place,
                    "The identity \"*\" stands for everybody, so notation wants it alone: remove it and keep the others.");
            }

            if (ReadIdentity(text, mistakes) is { } identity)
                identities.Add(new Placed<TrustedIdentity>(text.Place, identity));
        }

        RefuseOverlaps(identities, mistakes);
        return identities;
    }

    private static TrustedIdentity? ReadIdentity(PlacedValue.Text text, PolicyMistakes mistakes)
    {
        if (text.Value == Anybody)
            return new TrustedIdentity.Anybody();

        var colon = text.Value.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            mistakes.Error(
                text.Place,
                text.Value.Length == 0
                    ? "The identity is empty: write the ARN of a signing profile, or remove it."
                    : $"The identity {Excerpt.Quote(text.Value)} has no prefix: write the ARN of a signing profile, or x509.subject: and a distinguished name."
            );
            return null;
        }

        return text.Value[..colon] switch
        {
            SubjectPrefix => ReadSubject(text, text.Value[(colon + 1)..], mistakes),
            "arn" => ReadArn(text, mistakes),
            var prefix => ReadForeign(text, prefix, mistakes),
        };
    }

    private static TrustedIdentity.Subject? ReadSubject(PlacedValue.Text text, string name, PolicyMistakes mistakes)
    {
        if (name.Length == 0)
        {
            mistakes.Error(text.Place, "The identity x509.subject: names nobody: write a distinguished name with C, ST and O behind it.");
            return null;
        }

        if (X509SubjectIdentity.Parse(name).TryGet(out var subject, out var reason))
            return new TrustedIdentity.Subject(text.Value, subject);

        mistakes.Error(text.Place, reason.Message);
        return null;
    }

    private static TrustedIdentity ReadArn(PlacedValue.Text text, PolicyMistakes mistakes)
    {
        if (SigningProfileArn.TryParse(text.Value, out var arn, out var error))
            return new TrustedIdentity.SigningProfile(text.Value, arn);

        mistakes.Warning(text.Place, error);
        return new TrustedIdentity.Foreign(text.Value);
    }

    private static TrustedIdentity.Foreign ReadForeign(PlacedValue.Text text, string prefix, PolicyMistakes mistakes)
    {
        mistakes.Warning(
            text.Place,
            $"The identity prefix {Excerpt.Quote(prefix)} is known neither to notation nor to AWS Signer, so no signature matches: write arn: or x509.subject:, in lower case."
        );
        return new TrustedIdentity.Foreign(text.Value);
    }

    private static void RefuseOverlaps(List<Placed<TrustedIdentity>> identities, PolicyMistakes mistakes)
    {
        var subjects = identities.Where(identity => identity.Value is TrustedIdentity.Subject).ToList();
        for (var later = 1; later < subjects.Count; later++)
        {
            var earlier = subjects.Take(later).FirstOrDefault(other => Overlap(other.Value, subjects[later].Value));
            if (earlier is not null)
            {
                mistakes.Error(
                    subjects[later].Place,
                    $"The identity overlaps with {earlier.Place.Path}, because the attributes of one are among those of the other: keep the one that is meant."
                );
            }
        }
    }

    private static bool Overlap(TrustedIdentity one, TrustedIdentity other) =>
        ((TrustedIdentity.Subject)one).Name.Overlaps(((TrustedIdentity.Subject)other).Name);
}
