using ImageSignatures.Signatures.Asn1;
using ImageSignatures.Signatures.Certificates;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>Finds the ways from the certificate of a timestamp's signer to a root of the trust store.</summary>
/// <remarks>
/// Unlike an envelope, a token does not hold its chain in order, nor always its root. Notation lets Go's x509.Verify find the ways and
/// judges the first one alone. So the order here is the same: a later way must not make good what notation refuses.
/// </remarks>
internal static class TimestampPath
{
    // Real tokens have one path of two to four steps. A crafted one could have very many.
    private const int MaxSteps = 32;

    /// <returns>Each way that the names lead, its root last. No signature is verified yet.</returns>
    public static IEnumerable<IReadOnlyList<Certificate>> Find(
        Certificate signer, IReadOnlyCollection<Certificate> certificates, IReadOnlyCollection<Certificate> anchors)
    {
        var open = new Stack<IReadOnlyList<Certificate>>([[signer]]);
        for (var step = 0; step < MaxSteps && open.TryPop(out var path); step++)
        {
            if (path.Count == CertificateChain.MaxLength)
                continue;

            foreach (var root in Issuers(path, anchors))
                yield return [.. path, root];
            foreach (var issuer in Issuers(path, certificates).Reverse())
                open.Push([.. path, issuer]);
        }
    }

    // Go prefers issuers whose key has the identifier that the certificate names, and then those where one of the two names none.
    private static IEnumerable<Certificate> Issuers(IReadOnlyList<Certificate> path, IEnumerable<Certificate> candidates)
    {
        var last = path[^1];
        var named = KeyIdentifiers.OfAuthority(last);
        return candidates.Distinct()
            .Where(c => c.SubjectName.HasSameBytesAs(last.IssuerName) && !path.Any(other => IsSameAuthority(c, other)))
            .OrderBy(c => Rank(KeyIdentifiers.OfSubject(c).Span, named.Span));
    }

    private static int Rank(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> authority) =>
        subject.SequenceEqual(authority) ? 0 : subject.IsEmpty || authority.IsEmpty ? 1 : 2;

    // Two certificates of one authority count once in a way.
    private static bool IsSameAuthority(Certificate one, Certificate other) =>
        one.SubjectName.HasSameBytesAs(other.SubjectName)
        && one.Key.Type == other.Key.Type
        && one.Key.BitString.Span.SequenceEqual(other.Key.BitString.Span)
        && AlternativeNames(one).Span.SequenceEqual(AlternativeNames(other).Span);

    private static ReadOnlyMemory<byte> AlternativeNames(Certificate certificate) =>
        certificate.Extensions.All.FirstOrDefault(e => e.Type == ObjectIdentifiers.SubjectAlternativeName)?.Value ?? default;
}
